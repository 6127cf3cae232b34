// What stands in one cell of the grid. The ladder itself is asked: what is heard of the row at its step, and, where it says nothing
// there, what is heard of it globally.
import { type Heard, type Speaker, type StepNumber, type Walk, walk } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import type { Verdict } from '../../vocabulary/effect.ts'
import { type Operation, operationsOf } from '../../vocabulary/operation.ts'
import type { Row } from './rows.ts'

export type Cell =
  /** There is no such cell. */
  | { readonly kind: 'blank' }
  /** UPSERT follows from CREATE and UPDATE. */
  | { readonly kind: 'derived' }
  | { readonly kind: 'written'; readonly effect: Verdict; readonly heard: Heard }
  /** Not written here; the role says this for all tables, in a cell or by default. */
  | { readonly kind: 'inherited'; readonly effect: Verdict; readonly heard: Heard }
  /** Says nothing: the next step is asked. */
  | { readonly kind: 'silent' }

const owned = { owned: true, entries: [] }

/** @param table any table for a row of the cells for all tables; null where the policy has none */
export function cellOf(policy: PolicyIr, table: ContainerIr, operation: Operation, row: Row): Cell {
  if (!operationsOf[row.level].includes(operation)) return { kind: 'blank' }
  if (row.step !== null && operation === 'UPSERT' && table.upsert === 'derived') return { kind: 'derived' }
  const heardBy = walk(policy, table, operation, row.asker, owned)
  const own = row.step === null ? undefined : heardAt(heardBy, row.step, row.who)
  if (own?.effect) return { kind: 'written', effect: own.effect, heard: own }
  const general = row.globalStep === null ? undefined : heardAt(heardBy, row.globalStep, row.who)
  if (!general?.effect) return { kind: 'silent' }
  const kind = row.step === null && !general.isDefault ? 'written' : 'inherited'
  return { kind, effect: general.effect, heard: general }
}

function heardAt({ steps }: Walk, step: StepNumber, { kind, name }: Speaker): Heard | undefined {
  return steps.find((one) => one.step === step)?.heard.find(({ who }) => who.kind === kind && who.name === name)
}
