// Opens a request in a transaction that has begun or begins with the same message, and tells at the end whether it is still the one
// that was opened. Everything the caller said is bound; nothing is spliced but the schema's quoted name.

import { sql, type Transaction } from 'kysely'
import { AccessError, IdentityError } from './access-error.ts'
import { followBegin } from './hold-begin.ts'
import { isBeginFailure } from './join-begin.ts'
import { describeRefusal, insufficientPrivilege, readServerError } from './server-error.ts'
import type { ValidIdentity } from './validate-identity.ts'

/** What only this request's transaction looks like. */
export interface RequestMark {
  readonly profile: string
  /** When the transaction began, in seconds; no two transactions of a connection share it. */
  readonly began: string
  readonly caller: string | null
  readonly roles: string
}

/** Calls `enter`. Throws {@link IdentityError} when the database refuses the identity. */
export async function enterRequest<DB>(
  trx: Transaction<DB>,
  schema: string,
  identity: ValidIdentity,
): Promise<RequestMark> {
  // The role changes while the statement runs, so the mark is read from a row that exists only after it.
  const query = sql<RequestMark>`
    with
      opened as materialized (
        select ${sql.id(schema, 'enter')}(
          user_id => ${identity.user}::text,
          client => ${identity.client}::text,
          login => ${identity.login}::text,
          roles => ${identity.roles}::text[],
          api_key => ${identity.apiKey}::text,
          server_code => ${identity.serverCode}::boolean
        ) as profile
      )
    select o.profile, ${markColumns(schema)}
    from opened as o
  `
  const plain = trx.withoutPlugins()
  try {
    const { rows } = await plain.executeQuery(followBegin(query.compile(plain)))
    if (rows[0] === undefined) throw new AccessError('`enter` returned nothing', { code: 'no-ladder' })
    return rows[0]
  } catch (error) {
    throw explainRefusal(error, schema)
  }
}

/** Throws {@link AccessError} unless this is still the transaction, the role and the caller that were opened. */
export async function verifyRequest<DB>(trx: Transaction<DB>, schema: string, mark: RequestMark): Promise<void> {
  const { rows } = await sql<RequestMark>`
    select pg_catalog.current_setting('role') as profile, ${markColumns(schema)}
  `
    .execute(trx.withoutPlugins())
    .catch((error: unknown) => {
      throw explainUnverified(error)
    })
  const found = rows[0]
  if (found?.began !== mark.began) {
    throw lost('its transaction was ended or replaced from inside, so what ran before may be committed')
  }
  if (found.profile !== mark.profile || found.caller !== mark.caller || found.roles !== mark.roles) {
    throw lost('its role or identity was changed from inside; it was rolled back')
  }
}

function markColumns(schema: string) {
  return sql`
    extract(epoch from pg_catalog.now())::text as began,
    ${sql.id(schema, 'user_id')}()::text as caller,
    ${sql.id(schema, 'roles')}()::text as roles
  `
}

function lost(what: string, cause?: unknown): AccessError {
  return new AccessError(`the request is lost: ${what}`, {
    code: 'request-lost',
    help: 'do not run COMMIT, ROLLBACK, BEGIN, SET ROLE or RESET through `trx`; return, or throw, to end a request',
    cause,
  })
}

function explainUnverified(error: unknown): unknown {
  const code = readServerError(error)?.code
  // A profile may ask who it is; who may not is something else by now.
  if (code === insufficientPrivilege) return lost('its role was changed from inside', error)
  // A lost connection or a timeout is the caller's to see as it is.
  if (code !== '25P02') return error
  return new AccessError('the request was rolled back: a statement in it failed and its error was caught', {
    code: 'request-aborted',
    help: 'let the error through, or put the statement that may fail between a savepoint and a rollback to it',
    cause: error,
  })
}

function explainRefusal(error: unknown, schema: string): unknown {
  const refusal = readServerError(error)
  if (refusal === undefined || isBeginFailure(error)) return error
  const { code, message, hint } = refusal
  if (code === '3F000' || code === '42883') {
    return new AccessError(`this database has no ladder in schema \`${schema}\`: ${message}`, {
      code: 'no-ladder',
      help: 'apply the migrations with `pgladder migrate`, or name the policy’s schema in `createLadder({ db, schema })`',
      cause: error,
    })
  }
  if (code === insufficientPrivilege) {
    return new AccessError(`this login may not open a request: ${message}`, {
      code,
      help: hint ?? 'have a DBA grant the gateway role, `<rolePrefix>_gateway`, to the login of the application',
      cause: error,
    })
  }
  // Data exceptions, authorization and raised exceptions are about what was said; the rest is not.
  if (/^(22|23|28|P0)/.test(code)) return new IdentityError(message, describeRefusal(refusal, error))
  return error
}
