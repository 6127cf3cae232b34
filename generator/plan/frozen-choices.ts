// What a policy cannot change once a migration was made from it: the database already holds data of that shape.

import type { Diagnostic } from '../diagnostic.ts'
import type { ValidIr } from '../ir/policy-ir.ts'
import { printRelation } from '../ir/print-relation.ts'
import { isSameRelation } from '../ir/relation-key.ts'
import type { SqlPlan } from './sql-plan.ts'

/**
 * Every frozen choice that a policy tries to change.
 *
 * @param runtime the hash of the runtime that this version of pgladder installs
 */
export function checkFrozenChoices(ir: ValidIr, previous: SqlPlan, runtime: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const compare = (what: string, path: readonly string[], before: string, after: string, at = ir.at) => {
    if (before === after) return
    diagnostics.push({
      kind: 'diagnostic',
      severity: 'error',
      code: 'frozen-choice',
      place: { ...at, path: [...at.path, ...path] },
      message: `${what} is \`${before}\` in the migrations and \`${after}\` in the policy`,
      help: `write \`${before}\`, or start a new folder of migrations for a new database`,
    })
  }
  compare('`schema`', ['schema'], previous.schema, ir.schema)
  compare('`rolePrefix`', ['rolePrefix'], previous.rolePrefix, ir.rolePrefix)
  compare('`users.type`', ['users', 'type'], previous.users.type, ir.users.type)
  if (diagnostics.length === 0 && previous.runtime !== runtime) {
    diagnostics.push({
      kind: 'diagnostic',
      severity: 'error',
      code: 'other-runtime',
      place: ir.at,
      message: 'the migrations install the runtime of another version of pgladder',
      help: 'use the version that made them, or start a new folder of migrations for a new database',
    })
  }
  for (const container of ir.containers) {
    const before = previous.containers.find(({ relation }) => isSameRelation(relation, container.relation))
    if (before === undefined) continue
    const table = printRelation(container.relation)
    compare(`the key column of \`${table}\``, ['key', 'column'], before.key.column, container.key.column, container.at)
    compare(`the key type of \`${table}\``, ['key', 'type'], before.key.type, container.key.type, container.at)
  }
  return diagnostics
}
