// The entries that every new object of a table gets.
import type { ContainerIr } from '../ir/policy-ir.ts'
import type { Subject } from './walk.ts'

export function newEntries({ onCreate }: ContainerIr): Subject['entries'] {
  return onCreate.map(({ role, operation, effect }) => ({
    who: { kind: role.kind === 'system-role' ? 'system role' : 'custom role', name: role.name },
    operation,
    effect,
  }))
}
