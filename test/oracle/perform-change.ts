// Changes as the SQL that another session sends: text that can be pasted into psql as it is printed.

import pg from 'pg'
import { cellStatement, endOf, entryStatement } from './call-sharing.ts'
import type { Change, LiveWorld, ObjectChange } from './change-world.ts'
import type { Principal } from './decide.ts'
import { quoted } from './test-world.ts'

const literal = (value: string | null) => (value === null ? 'null' : pg.escapeLiteral(value))

/** A statement with its values written into it. */
function inlined({ text, values }: { readonly text: string; readonly values: readonly unknown[] }): string {
  return text.replace(/\$(\d+)/g, (_, place) => {
    const value = values[Number(place) - 1]
    if (Array.isArray(value)) return `array[${value.map((item) => literal(String(item))).join(', ')}]`
    return literal(value === null || value === undefined ? null : String(value))
  })
}

/** @param entriesOf the table that has the entries of a container's objects */
export function changeText(change: Change, world: LiveWorld, entriesOf: (container: string) => string): string {
  switch (change.kind) {
    case 'entries':
      return change.by === 'function'
        ? inlined(entryStatement(change.act, change.container, change.objects))
        : entriesText(change, entriesOf(change.container))
    case 'user cell':
      return inlined(cellStatement(change.act, change.container))
    case 'role cell': {
      const table = change.container === null ? 'null' : `${literal(tableText(change.container))}::regclass`
      const [role, operation, effect] = [change.role, change.operation, change.effect].map(literal)
      return `select ladder.set_role_permission(${role}, ${operation}, ${table}, ${effect})`
    }
    case 'owner cell':
      return `select ladder.set_owner_permission(${literal(change.operation)}, ${literal(tableText(change.container))}, ${literal(change.effect)})`
    case 'membership':
      return change.until === 'taken'
        ? `select ladder.unassign_role(${literal(change.user)}, ${literal(change.role)})`
        : `select ladder.assign_role(${literal(change.user)}, ${literal(change.role)}, ${literal(endOf(change.until))})`
    case 'forgotten':
      return `select ladder.forget_user(${literal(change.user)})`
    default:
      return objectText(change, world)
  }
}

function objectText(change: ObjectChange, { containers }: LiveWorld): string {
  const table = tableText(change.container)
  const owner = quoted('owner "of" it')
  const hasOwner = containers.find(({ name }) => name === change.container)?.hasOwner ?? false
  const create = hasOwner
    ? `insert into ${table} (id, ${owner}) values (${change.id}, ${literal(change.owner)})`
    : `insert into ${table} (id) values (${change.id})`
  const remove = `delete from ${table} where id = ${change.id}`
  switch (change.kind) {
    case 'created':
      return create
    case 'removed':
      return remove
    case 'replaced':
      return `${remove}; ${create}`
    case 'transferred':
      return `update ${table} set ${owner} = ${literal(change.owner)} where id = ${change.id}`
  }
}

/** As a migration or a restore writes entries: none of the functions is called. */
function entriesText({ objects, act }: Change & { readonly kind: 'entries' }, entries: string): string {
  const table = `ladder_internal.${quoted(entries)}`
  const { principal, operation } = act
  const user = principal.kind === 'user' ? literal(principal.id) : 'null'
  const role = principal.kind === 'user' ? 'null' : roleText(principal)
  if (act.verb === 'inherit') {
    const who = principal.kind === 'user' ? `user_id = ${user}` : `role_id = ${role}`
    return `delete from ${table} where object_id in (${objects.join()}) and operation = ${literal(operation)} and ${who}`
  }
  const [effect, until] = [act.verb === 'grant' ? 'GRANT' : 'DENY', endOf(act.until)].map(literal)
  return `insert into ${table} (object_id, operation, user_id, role_id, effect, until) values ${objects
    .map((id) => `(${id}, ${literal(operation)}, ${user}, ${role}, ${effect}, ${until})`)
    .join()} on conflict (object_id, operation, user_id, role_id) do update set effect = excluded.effect, until = excluded.until`
}

function roleText(principal: Exclude<Principal, { readonly kind: 'user' }>): string {
  return principal.kind === 'role'
    ? `(select id from ladder_internal.roles where name = ${literal(principal.name)})`
    : `(select id from ladder_internal.roles where kind = ${literal(principal.kind)})`
}

const tableText = (container: string) => `public.${quoted(container)}`
