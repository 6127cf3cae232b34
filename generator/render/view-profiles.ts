// Profiles that come, change and go -> what the templates print of them.
import type { Names } from '../plan/names.ts'
import type { PlanChange } from '../plan/plan-change.ts'
import { identifier, listOf, literal, type Sql, trusted } from './quote.ts'
import { readMigrationPart } from './read-sql.ts'

/** The database roles of all profiles, before anything is written to them: new ones are made, and such as a DBA has dropped. */
export function viewClaimedProfiles({ plan }: PlanChange, names: Names): readonly object[] {
  if (plan.profiles.length === 0) return []
  const wanted = plan.profiles.map(({ role, about }) => ({
    name: role,
    inherits: true,
    members: [names.gateway],
    parents: [names.session],
    about,
  }))
  return [
    {
      wanted: setting(names, 'wanted_roles', wanted),
      claim: readMigrationPart('claim-roles', plan),
      roles: listOf(plan.profiles.map(({ role }) => role)),
      session: identifier(names.session),
      gateway: identifier(names.gateway),
    },
  ]
}

/** How the database knows a request for one of a profile's. All of them are written anew where one changed. */
export function viewProfiles({ plan, profiles }: PlanChange, names: Names): readonly object[] {
  if (!profiles) return []
  const internal = identifier(names.internal)
  const rows = plan.profiles.map(({ fingerprint, role }) => ({
    fingerprint: trusted(`pg_catalog.decode(${literal(fingerprint)}, 'hex')`),
    role: literal(role),
  }))
  return [{ internal, rows: rows.length === 0 ? [] : [{ internal, rows }] }]
}

/** The database roles that go, when nothing is written to them any more. */
export function viewDroppedProfiles({ plan, droppedProfiles }: PlanChange, names: Names): readonly object[] {
  if (droppedProfiles.length === 0) return []
  return [
    {
      unwanted: setting(
        names,
        'unwanted_roles',
        droppedProfiles.map(({ role }) => role),
      ),
      drop: readMigrationPart('drop-roles', plan),
    },
  ]
}

function setting(names: Names, key: string, values: readonly unknown[]): Sql {
  const json = `[\n    ${values.map((value) => JSON.stringify(value)).join(',\n    ')}\n  ]`
  return trusted(
    `select pg_catalog.set_config(\n  ${literal(`${names.schema}.${key}`)},\n  ${literal(json)},\n  true\n);`,
  )
}
