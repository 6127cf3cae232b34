// PolicyModel -> PolicyIr, for a model that the checks found no error in. Fills in the defaults.
import type { PolicyModel } from '../source/policy-model.ts'
import { freezeDeep } from './freeze-deep.ts'
import type { GlobalCellIr, PolicyIr } from './policy-ir.ts'
import { resolveCells } from './resolve-cells.ts'
import { resolveContainer, roleOf } from './resolve-container.ts'
import { resolveIdType } from './resolve-id.ts'
import { resolveProfile } from './resolve-profile.ts'
import { resolveRelation } from './resolve-relation.ts'
import { unresolved } from './unresolved.ts'

/** The schema and the role prefix of a policy that names none. */
export const defaultName = 'ladder'

/** @throws InternalError if the model has a fault that the checks let through: nothing is ever left out in silence. */
export function resolvePolicy(model: PolicyModel): PolicyIr {
  const declared = new Set(model.roles.map(({ value }) => value))
  const userType = resolveIdType(model.users.type?.value ?? '') ?? unresolved('type', model.users.type?.value)
  return freezeDeep<PolicyIr>({
    kind: 'policy',
    schema: model.schema?.value ?? defaultName,
    rolePrefix: model.rolePrefix?.value ?? defaultName,
    identity: resolveIdentity(model.identity?.value),
    roleSource: resolveRoleSource(model.roleSource?.value),
    users: { type: userType, table: resolveUsersTable(model) },
    roles: model.roles.map(({ value, at }) => ({ name: value, at })),
    profiles: model.profiles.map((profile) => resolveProfile(profile, declared)),
    globalDefault: resolveGlobalDefault(model.globalDefault?.value),
    globalCells: model.global.flatMap((row) => {
      const role = roleOf(row, declared)
      if (role.kind === 'all-roles') return unresolved('role', row.principal?.value)
      return resolveCells(row).map((cell): GlobalCellIr => ({ kind: 'global-cell', role, ...cell }))
    }),
    containers: model.tables.map((table) => resolveContainer(table, { model, declared, userType })),
    at: model.root.at,
  })
}

function resolveUsersTable({ users }: PolicyModel): PolicyIr['users']['table'] {
  if (!users.table) return null
  const relation = resolveRelation(users.table.value) ?? unresolved('table', users.table.value)
  return { relation, key: users.key?.value ?? 'id' }
}

function resolveIdentity(written: string | undefined): PolicyIr['identity'] {
  if (written === undefined || written === 'gateway') return 'gateway'
  return written === 'direct' || written === 'sealed' ? written : unresolved('identity', written)
}

function resolveRoleSource(written: string | undefined): PolicyIr['roleSource'] {
  if (written === undefined || written === 'membership') return 'membership'
  return written === 'session' ? 'session' : unresolved('roleSource', written)
}

function resolveGlobalDefault(written: string | undefined): PolicyIr['globalDefault'] {
  if (written === undefined || written === 'DENY') return 'DENY'
  return written === 'GRANT' ? 'GRANT' : unresolved('globalDefault', written)
}
