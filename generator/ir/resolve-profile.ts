// A combination of roles that the author names -> its system and its custom roles, each once.
import type { ProfileModel } from '../source/policy-model.ts'
import type { ProfileIr } from './policy-ir.ts'
import { resolveRole } from './resolve-role.ts'
import { unresolved } from './unresolved.ts'

export function resolveProfile({ roles, at }: ProfileModel, declared: ReadonlySet<string>): ProfileIr {
  const refs = [...new Set(roles.map(({ value }) => value))].map(
    (name) => resolveRole(name, declared) ?? unresolved('role', name),
  )
  return {
    kind: 'profile',
    systemRoles: refs.flatMap((ref) => (ref.kind === 'system-role' ? [ref.name] : [])),
    customRoles: refs.flatMap((ref) => (ref.kind === 'custom-role' ? [ref.name] : [])),
    at,
  }
}
