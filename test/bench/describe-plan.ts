// The shape of a plan in one line: what is scanned by what, without costs.

/** A node of `explain (format json)`. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Parent Relationship'?: string
  readonly 'Index Name'?: string
  readonly 'Scan Direction'?: string
  readonly 'Join Type'?: string
  readonly 'Index Cond'?: string
  readonly 'Recheck Cond'?: string
  readonly 'One-Time Filter'?: string
  readonly Filter?: string
  readonly Operation?: string
  readonly Plans?: readonly PlanNode[]
}

/** What `explain (format json)` returns as its one value. */
export type ExplainOutput = readonly { readonly Plan: PlanNode }[]

export function describePlan(output: ExplainOutput): string {
  const root = output[0]?.Plan
  if (root === undefined) throw new Error('explain returned no plan')
  const aside = countAsides(root)
  return describeNode(root) + (aside === 0 ? '' : ` + ${aside} sub-plan${aside === 1 ? '' : 's'}`)
}

function describeNode(node: PlanNode): string {
  const inputs = (node.Plans ?? []).filter((child) => !isAside(child)).map(describeNode)
  const label = describeLabel(node)
  if (inputs.length === 0) return label
  return inputs.length === 1 ? `${label} > ${inputs[0]}` : `${label} (${inputs.join('; ')})`
}

function describeLabel(node: PlanNode): string {
  const type = node['Node Type'] === 'ModifyTable' ? `${node.Operation}` : node['Node Type']
  const backward = node['Scan Direction'] === 'Backward' ? ' Backward' : ''
  const index = node['Index Name'] === undefined ? '' : ` using ${node['Index Name']}`
  const never = node['One-Time Filter'] === undefined ? '' : ' (One-Time Filter)'
  const filter = node.Filter === undefined ? '' : ' (Filter)'
  return `${type}${backward}${index}${never}${filter}`
}

function countAsides(node: PlanNode): number {
  return (node.Plans ?? []).reduce((sum, child) => sum + (isAside(child) ? 1 : 0) + countAsides(child), 0)
}

function isAside(node: PlanNode): boolean {
  return node['Parent Relationship'] === 'InitPlan' || node['Parent Relationship'] === 'SubPlan'
}
