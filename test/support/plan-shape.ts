// What a query plan is like, without its figures: nodes and the indexes they use, from the top down.

import type pg from 'pg'

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Parent Relationship'?: string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'One-Time Filter'?: string
  readonly Plans?: readonly PlanNode[]
}

export interface PlanShape {
  /** The nodes that read and combine rows, e.g. `['Limit', 'Index Scan orders_created']`. */
  readonly nodes: readonly string[]
  /** How many sub-plans run once a statement. */
  readonly onceAStatement: number
  /** How many sub-plans may run for each row. */
  readonly onceARow: number
  /** Whether one look at the request ends the query. */
  readonly endsAtOnce: boolean
}

/** The shape of a statement's plan. The statement is not run. */
export async function planShape(client: Pick<pg.PoolClient, 'query'>, statement: string): Promise<PlanShape> {
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
    `explain (format json) ${statement}`,
  )
  const nodes: string[] = []
  const subPlans = { InitPlan: 0, SubPlan: 0 }
  let endsAtOnce = false
  const walk = (node: PlanNode) => {
    const relationship = node['Parent Relationship']
    if (relationship === 'InitPlan' || relationship === 'SubPlan') {
      subPlans[relationship] += 1
      return
    }
    const place = node['Index Name'] ?? node['Relation Name']
    nodes.push(place === undefined ? node['Node Type'] : `${node['Node Type']} ${place}`)
    endsAtOnce ||= node['One-Time Filter'] === 'false'
    for (const inner of node.Plans ?? []) walk(inner)
  }
  for (const { Plan } of rows[0]?.['QUERY PLAN'] ?? []) walk(Plan)
  return { nodes, onceAStatement: subPlans.InitPlan, onceARow: subPlans.SubPlan, endsAtOnce }
}
