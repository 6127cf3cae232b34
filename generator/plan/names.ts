// Every SQL name that pgladder makes. PostgreSQL cuts names at 63 bytes in silence, so none here is longer, and two
// tables never share one.
import { createHash } from 'node:crypto'
import type { RelationName } from '../ir/policy-ir.ts'
import { relationKey } from '../ir/relation-key.ts'

const limit = 63

/** Database roles, schemas: what a policy's `schema` and `rolePrefix` become. */
export interface Names {
  readonly schema: string
  readonly internal: string
  readonly engine: string
  readonly gateway: string
  readonly session: string
  readonly admin: string
  /** Writes the column of entries; triggers of the application run as it then, so it may do nothing else. */
  readonly projector: string
  readonly dynamic: string
  /** What the names of all compiled profiles start with. */
  readonly compiled: string
  /** The policy by which the engine looks at objects, on every governed table. */
  readonly enginePolicy: string
  /** The policy by which it locks objects that have entries while they are shared. */
  readonly engineUpdate: string
  /** The policy by which the projector writes entries to the row, where they are projected. */
  readonly projectorUpdate: string
}

export function namesOf(policy: { readonly schema: string; readonly rolePrefix: string }): Names {
  const role = (name: string) => `${policy.rolePrefix}_${name}`
  return {
    schema: policy.schema,
    internal: `${policy.schema}_internal`,
    engine: role('engine'),
    gateway: role('gateway'),
    session: role('session'),
    admin: role('admin'),
    projector: role('projector'),
    dynamic: role('dynamic'),
    compiled: role('as_'),
    enginePolicy: role('engine_select'),
    engineUpdate: role('engine_update'),
    projectorUpdate: role('projector_update'),
  }
}

/** Every policy that pgladder may have put on a governed table for its own use. */
export function ownPolicies({ enginePolicy, engineUpdate, projectorUpdate }: Names): readonly string[] {
  return [enginePolicy, engineUpdate, projectorUpdate]
}

/** The column that keeps an object's entries on its row. */
export const entriesColumn = 'pgladder_entries'

/**
 * A name for something that belongs to a governed table, e.g. `public__orders_entries`.
 *
 * A table whose name is long or unusual gets a readable part and a hash of its whole name instead.
 */
export function nameFor(relation: RelationName, suffix: string): string {
  const plain = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/
  const whole = `${relation.schema}__${relation.name}_${suffix}`
  if (plain.test(relation.schema) && plain.test(relation.name) && whole.length <= limit) return whole
  return withHash(`${relation.schema}__${relation.name}`, relationKey(relation), suffix)
}

/** A policy's name, `<table>_<command>_<shape>`. Unique within its table, so only the length matters. */
export function policyName(relation: RelationName, command: string, shape: string): string {
  const whole = `${relation.name}_${command}_${shape}`
  return Buffer.byteLength(whole) <= limit ? whole : withHash(relation.name, relation.name, `${command}_${shape}`)
}

/** The text, or as much of it as there is room for with a hash of `unique`; `taken` bytes of the name are spoken for. */
export function cut(text: string, unique: string, taken: number): string {
  if (taken + text.length <= limit) return text
  const hash = shortHash(unique)
  return `${text.slice(0, limit - taken - hash.length - 1).replace(/_+$/, '')}_${hash}`
}

/** Ten hexadecimal digits. */
export function shortHash(unique: string): string {
  return createHash('sha256').update(unique).digest('hex').slice(0, 10)
}

function withHash(readable: string, unique: string, suffix: string): string {
  const hash = shortHash(unique)
  const start = readable
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^_+/, '')
    .slice(0, limit - hash.length - suffix.length - 2)
    // No `__`, which every name without a hash has.
    .replace(/_+$/, '')
  return `${start || 't'}_${hash}_${suffix}`
}
