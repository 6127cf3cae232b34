// What a policy document looks like, as data: which options there are and what each takes.
// Names (roles, operations, tables, users) are free here; whether they exist is for the checks.
import { assertNever } from '../assert-never.ts'
import { ignoreOption } from '../vocabulary/warning.ts'

export type Shape =
  | { readonly kind: 'text' }
  /** Text, where a list of texts is what an author writes for a key of several columns. */
  | { readonly kind: 'column' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  /** A mapping with these keys and no others. */
  | { readonly kind: 'options'; readonly of: ReadonlyMap<string, Shape>; readonly listMeansComposite?: true }
  /** A mapping from names to something. */
  | { readonly kind: 'named'; readonly of: Shape }
  /** A mapping from operations to effects, with options among them. */
  | { readonly kind: 'row'; readonly options: ReadonlyMap<string, Shape> }
  /** Anything: a check of its own judges it. */
  | { readonly kind: 'any' }

const text: Shape = { kind: 'text' }
const texts: Shape = { kind: 'list', of: text }
const ignore = { [ignoreOption]: texts }

function row(options: Record<string, Shape> = {}): Shape {
  return { kind: 'row', options: new Map(Object.entries({ ...options, ...ignore })) }
}

function choice(...of: string[]): Shape {
  return { kind: 'choice', of }
}

function options(of: Record<string, Shape>): Shape & { kind: 'options' } {
  return { kind: 'options', of: new Map(Object.entries(of)) }
}

const key: Shape = { ...options({ column: { kind: 'column' }, type: text }), listMeansComposite: true }

const table = options({
  key,
  owner: text,
  objectAcl: choice('none', 'table', 'projected'),
  upsert: choice('own', 'derived'),
  onCreate: { kind: 'list', of: row({ role: text }) },
  roles: { kind: 'named', of: row() },
  ownerPolicy: row(),
  users: { kind: 'named', of: row() },
  adopt: texts,
  ...ignore,
})

export const policyShape: Shape = options({
  pgladder: { kind: 'any' },
  schema: text,
  rolePrefix: text,
  identity: choice('gateway', 'direct', 'sealed'),
  roleSource: choice('membership', 'session'),
  users: options({ type: text, table: text, key: text }),
  roles: texts,
  globalDefault: choice('GRANT', 'DENY'),
  global: { kind: 'named', of: row() },
  profiles: { kind: 'list', of: texts },
  ...ignore,
  tables: { kind: 'named', of: table },
})

/** The shape of what stands under `key` in a mapping of shape `of`; null: there is no such option. */
export function shapeUnder(of: Shape, key: string): Shape | null {
  switch (of.kind) {
    case 'options':
      return of.of.get(key) ?? null
    case 'named':
      return of.of
    case 'row':
      return of.options.get(key) ?? { kind: 'any' }
    case 'text':
    case 'column':
    case 'choice':
    case 'list':
    case 'any':
      return null
    default:
      return assertNever(of)
  }
}
