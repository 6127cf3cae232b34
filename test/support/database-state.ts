// Everything of a database that a migration could change, as texts that can be compared.

import type { TestDatabase } from './test-database.ts'

const catalogs = {
  schemas: `select format('%s %s', nspname, nspacl) from pg_namespace where nspname !~ '^pg_'`,
  relations: `select format('%s %s %s %s %s', c.oid::regclass, c.relowner::regrole, c.relacl, c.relrowsecurity, c.relforcerowsecurity)
    from pg_class as c where c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)`,
  columns: `select format('%s.%s %s %s', a.attrelid::regclass, a.attname, a.attacl, pg_get_expr(d.adbin, d.adrelid))
    from pg_attribute as a left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid >= 16384 and a.attnum > 0 and a.attrelid::regclass::text !~ '^pg_toast'`,
  policies: `select pg_policies::text from pg_policies`,
  triggers: `select format('%s %s', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal`,
  constraints: `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where oid >= 16384`,
  functions: `select format('%s %s', oid::regprocedure, proacl) from pg_proc where oid >= 16384`,
  roles: `select format('%s %s', r.rolname, shobj_description(r.oid, 'pg_authid')) from pg_roles as r where starts_with(r.rolname, current_database())`,
  memberships: `select format('%s in %s', member::regrole, roleid::regrole) from pg_auth_members
    where starts_with(roleid::regrole::text, current_database()) or starts_with(member::regrole::text, current_database())`,
} as const

export type DatabaseState = Readonly<Record<string, readonly string[]>>

/** The catalog's view of a database, read as superuser. */
export async function readState({ superuser }: TestDatabase): Promise<DatabaseState> {
  const entries = Object.entries(catalogs).map(async ([name, query]) => {
    const { rows } = await superuser.query<string[]>({ text: `select s.* from (${query}) as s`, rowMode: 'array' })
    return [name, rows.map(([text = '']) => text).sort()] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
