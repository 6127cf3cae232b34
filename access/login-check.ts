// Refuses to work through a login that row-level security does not bind. Asked once per ladder: the
// answer belongs to the login, not to the connection.

import { type Kysely, sql } from 'kysely'
import { AccessError } from './access-error.ts'
import { followBegin } from './hold-begin.ts'

/** What a connection of this login looks like when no request is open on it. */
export interface LoginState {
  readonly login: string
  /** The session's role setting; `none` unless somebody set one. */
  readonly role: string
}

interface LoginRow extends LoginState {
  readonly superuser: boolean
  readonly bypasses: boolean
  readonly escape: string | null
  readonly owned: string | null
}

/** The login's resting state. Throws {@link AccessError} (`unsafe-login`) when no policy would bind it. */
export async function checkLogin<DB>(db: Kysely<DB>, schema: string): Promise<LoginState> {
  // What the ladder's definer functions run as is its engine; governed tables have a policy for it.
  const plain = db.withoutPlugins()
  const query = sql<LoginRow>`
    with
      engine as (
        select distinct f.proowner as oid
        from pg_catalog.pg_proc as f
        join pg_catalog.pg_namespace as n on n.oid = f.pronamespace
        where n.nspname = ${schema} and f.prosecdef
      )
    select
      session_user::text as login,
      pg_catalog.current_setting('role') as role,
      l.rolsuper as superuser,
      l.rolbypassrls as bypasses,
      (
        select min(r.rolname::text)
        from pg_catalog.pg_roles as r
        where r.oid <> l.oid
          and (r.rolsuper or r.rolbypassrls or r.oid in (select e.oid from engine as e))
          and pg_catalog.pg_has_role(l.oid, r.oid, 'member')
      ) as escape,
      (
        select min(p.polrelid::pg_catalog.regclass::text)
        from pg_catalog.pg_policy as p
        join pg_catalog.pg_class as c on c.oid = p.polrelid
        join engine as e on e.oid = any (p.polroles)
        where pg_catalog.pg_has_role(l.oid, c.relowner, 'member')
      ) as owned
    from pg_catalog.pg_roles as l
    where l.rolname = session_user
  `
  const { rows } = await plain.executeQuery(followBegin(query.compile(plain)))
  const row = rows[0]
  if (row === undefined) throw new AccessError('the database does not know who is logged in', { code: 'unsafe-login' })
  const fault = findFault(row)
  if (fault !== undefined) {
    throw new AccessError(`login \`${row.login}\` ${fault}`, {
      code: 'unsafe-login',
      help: 'connect as a plain login that owns no table and is a member of the gateway role only',
    })
  }
  return { login: row.login, role: row.role }
}

function findFault(row: LoginRow): string | undefined {
  if (row.superuser) return 'is a superuser, whom no policy binds'
  if (row.bypasses) return 'has BYPASSRLS, so no policy binds it'
  if (row.escape !== null) return `is a member of \`${row.escape}\`, whom the policies do not bind`
  if (row.owned !== null) return `owns the governed table \`${row.owned}\`, or is a member of its owner`
  return undefined
}

/** Whether a connection is at rest: no role or login left on it by a request that went wrong. */
export async function isAtRest<DB>(connection: Kysely<DB>, state: LoginState): Promise<boolean> {
  try {
    const { rows } = await sql<LoginState>`
      select session_user::text as login, pg_catalog.current_setting('role') as role
    `.execute(connection.withoutPlugins())
    return rows[0]?.login === state.login && rows[0].role === state.role
  } catch {
    return false
  }
}
