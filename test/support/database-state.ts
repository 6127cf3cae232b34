// Everything of a database that a migration could change, as texts that can be compared.

import type { TestDatabase } from './test-database.ts'

const user = `n.nspname !~ '^(pg_|information_schema$)'`

/** An access list without its order, which a restore does not keep; what is not said is what PostgreSQL says then. */
const acl = (list: string, kind: string, owner: string) =>
  `array(select a::text from unnest(coalesce(${list}, acldefault('${kind}', ${owner}))) as a order by 1)`

const catalogs = {
  schemas: `select format('%s %s %s', n.nspname, n.nspowner::regrole, ${acl('n.nspacl', 'n', 'n.nspowner')}) from pg_namespace as n where n.nspname !~ '^pg_'`,
  relations: `select format('%s %s %s %s %s %s', c.oid::regclass, c.relkind, c.relowner::regrole, ${acl('c.relacl', 'r', 'c.relowner')}, c.relrowsecurity, c.relforcerowsecurity)
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where ${user} and c.relkind <> 'S'`,
  sequences: `select format('%s %s', c.oid::regclass, ${acl('c.relacl', 's', 'c.relowner')})
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where ${user} and c.relkind = 'S'`,
  indexes: `select indexdef from pg_indexes as n where schemaname !~ '^(pg_|information_schema$)'`,
  columns: `select format('%s.%s %s %s %s %s', a.attrelid::regclass, a.attname, a.atttypid::regtype, a.attnotnull,
      array(select l::text from unnest(a.attacl) as l order by 1), pg_get_expr(d.adbin, d.adrelid))
    from pg_attribute as a left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped and a.attrelid::regclass::text !~ '^pg_toast'`,
  policies: `select pg_policies::text from pg_policies`,
  triggers: `select format('%s %s %s', tgrelid::regclass, tgenabled, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal`,
  constraints: `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where oid >= 16384`,
  functions: `select format('%s %s %s %s', p.oid::regprocedure, p.proowner::regrole, ${acl('p.proacl', 'f', 'p.proowner')}, pg_get_functiondef(p.oid))
    from pg_proc as p where p.oid >= 16384 and p.prokind in ('f', 'p')`,
  types: `select format('%s %s %s', t.oid::regtype, t.typowner::regrole, t.typtype) from pg_type as t join pg_namespace as n on n.oid = t.typnamespace where ${user}`,
  comments: `select format('%s %s', pg_describe_object(classoid, objoid, objsubid), description) from pg_description where objoid >= 16384`,
  defaults: `select format('%s %s %s', defaclrole::regrole, defaclobjtype, defaclacl) from pg_default_acl`,
  eventTriggers: `select format('%s %s', evtname, evtenabled) from pg_event_trigger`,
  settings: `select format('%s %s', setrole::regrole, setconfig) from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = current_database())`,
  roles: `select format('%s %s', r.rolname, shobj_description(r.oid, 'pg_authid')) from pg_roles as r where starts_with(r.rolname, :scope)`,
  memberships: `select format('%s in %s', member::regrole, roleid::regrole) from pg_auth_members
    where starts_with(roleid::regrole::text, :scope) or starts_with(member::regrole::text, :scope)`,
} as const

export type DatabaseState = Readonly<Record<string, readonly string[]>>

/** The catalog's view of a database, read as superuser. `scope` is what its roles' names begin with: its own name, unless it is a copy. */
export async function readState(
  { superuser }: Pick<TestDatabase, 'superuser'>,
  scope?: string,
): Promise<DatabaseState> {
  const entries = Object.entries(catalogs).map(async ([name, query]) => {
    const text = query.replaceAll(':scope', scope === undefined ? 'current_database()' : `'${scope}'`)
    const { rows } = await superuser.query<string[]>({ text: `select s.* from (${text}) as s`, rowMode: 'array' })
    return [name, rows.map(([text = '']) => text).sort()] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
