// A PolicyPlan -> what the templates print of it.
import type { Names } from '../plan/names.ts'
import type { ContainerPlan, PolicyPlan } from '../plan/sql-plan.ts'
import { describePolicy } from './describe-policy.ts'
import { type ConditionScope, caller, keptEntries, owner, printResidual, printStatement } from './print-condition.ts'
import { identifier, listOf, literal, qualified, type Sql, trusted } from './quote.ts'

/** One view, or none where the residual is `never`: no policy, no access. */
export function viewPolicy(policy: PolicyPlan, container: ContainerPlan, names: Names): readonly object[] {
  const scope: ConditionScope = {
    container,
    operation: policy.operation,
    names,
    proposed: policy.command === 'insert',
  }
  const condition = printCondition(policy, scope)
  if (condition === null) return []
  return [
    {
      table: qualified(container.relation.schema, container.relation.name),
      name: identifier(policy.name),
      command: trusted(policy.command),
      profiles: listOf(policy.profiles, '    '),
      clauses: clausesOf(policy, condition, scope),
      about: literal(describePolicy(container, policy)),
    },
  ]
}

/** Where an UPSERT comes to something else, the policy asks what the statement is. A row of any other statement is nobody's to write. */
function printCondition({ residual, upsert }: PolicyPlan, scope: ConditionScope): Sql | null {
  const plain = printResidual(residual, scope)
  if (upsert === null) return plain
  const ofUpsert: ConditionScope = { ...scope, operation: 'UPSERT' }
  if (plain === printResidual(upsert.residual, ofUpsert)) return plain
  const arms = [
    [residual, scope],
    [upsert.residual, ofUpsert],
  ] as const
  const printed = arms.flatMap(([part, at]) => {
    const condition = printResidual(part, at, '        ')
    if (condition === null) return []
    if (condition === 'true') return [printStatement(at)]
    return [`(\n      ${printStatement(at)}\n      and (\n        ${condition}\n      )\n    )`]
  })
  return trusted(printed.length > 1 ? `(\n    ${printed.join('\n    or ')}\n    )` : printed.join())
}

function clausesOf(policy: PolicyPlan, condition: Sql, scope: ConditionScope): readonly object[] {
  switch (policy.command) {
    case 'select':
    case 'delete':
      return [{ keyword: 'using', condition, end: ';' }]
    case 'insert':
      return [{ keyword: 'with check', condition: withoutEntries(withStampedOwner(condition, scope), scope), end: ';' }]
    case 'update':
      // The new row is not judged again: triggers keep key and owner, so it is the same object.
      return [
        { keyword: 'using', condition, end: '' },
        { keyword: 'with check', condition: 'true', end: ';' },
      ]
  }
}

/** A new object has no entries, whatever a trigger may say. */
function withoutEntries(condition: Sql, scope: ConditionScope): Sql {
  if (scope.container.entries?.onRow !== true) return condition
  const empty = `${keptEntries(scope)} = '{}'`
  return trusted(condition === 'true' ? empty : `${condition}\n    and ${empty}`)
}

/** A new object is its creator's; only server code may say otherwise. */
function withStampedOwner(condition: Sql, scope: ConditionScope): Sql {
  if (scope.container.owner === null) return condition
  const server = `(select ${identifier(scope.names.schema)}.has_role('ServerCodeUser'))`
  const stamped = `(${owner(scope)} is not distinct from ${caller(scope)} or ${server})`
  return trusted(condition === 'true' ? stamped : `${condition}\n    and ${stamped}`)
}
