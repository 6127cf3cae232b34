// A grant for server code that server code does not have when it acts for a user: it has the user's roles as well, which are denied.
import { printWhere } from '../../check/print-place.ts'
import { joinWithAnd, quote } from '../../check/quote.ts'
import { explain } from '../../evaluate/explain.ts'
import type { Heard, Speaker, StepNumber } from '../../evaluate/walk.ts'
import { somebody } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import type { Operation } from '../../vocabulary/operation.ts'
import { groupBy } from '../group-by.ts'
import { sayTables } from '../hits.ts'
import type { Lint } from '../lint.ts'
import { writtenCells } from '../written-cells.ts'

export const lockedOutServerCode: Lint = function* ({ ir }) {
  for (const { whose, effect, operations, container, at } of writtenCells(ir)) {
    const isGrant = effect === 'GRANT' && 'role' in whose && whose.role.kind === 'system-role'
    if (!isGrant || whose.role.name !== 'ServerCodeUser') continue
    const refused = ir.containers
      .filter((one) => container === null || container === one)
      .flatMap((one) => operations.flatMap((operation) => refusalOf(ir, one, operation, container === null) ?? []))
    for (const group of groupBy(refused, ({ by, step }) => JSON.stringify([by.who, by.isDefault, step]))) {
      const [{ by, step }] = group
      const named = new Set(group.map(({ operation }) => operation))
      const lines = new Set(group.flatMap((one) => (one.by.at === null ? [] : [printWhere(one.by.at)])))
      const where = by.isDefault ? 'by `globalDefault`' : joinWithAnd([...lines])
      const what = joinWithAnd(operations.filter((operation) => named.has(operation)))
      const tables = sayTables([...new Set(group.map((one) => one.container))])
      yield {
        place: at,
        message:
          `server code that acts for a user is refused ${what} on ${tables}, whatever \`ServerCodeUser\` is granted here: ` +
          `it has the user's roles as well, and the DENY for ${saySpeaker(by.who)} (${where}) wins at step ${step}`,
        help:
          container === null
            ? 'grant it to `ServerCodeUser` on the tables instead, which are asked first (step 5)'
            : 'deny it under `global` instead, which is asked after the table (`globalDefault: DENY` does so)',
      }
    }
  }
}

function saySpeaker({ kind, name }: Speaker): string {
  return name === '' ? kind : quote(name)
}

interface Refused {
  readonly container: ContainerIr
  readonly operation: Operation
  readonly by: Heard
  readonly step: StepNumber
}

/** How server code that acts for a user is refused what the cell allows to server code alone; null if it is not. */
function refusalOf(ir: PolicyIr, container: ContainerIr, operation: Operation, isGlobal: boolean): Refused | null {
  if (operation === 'UPSERT' && container.upsert === 'derived') return null
  const ask = (systemRoles: readonly string[], user: string | null) =>
    explain(
      ir,
      container,
      operation,
      { user, systemRoles, customRoles: [] },
      operation === 'CREATE' ? null : { owned: false, entries: [] },
    )
  const alone = ask(['ServerCodeUser'], null)
  const forUser = ask(['AuthenticatedUser', 'ServerCodeUser'], somebody)
  const isByCell = alone.allowed && alone.decided.walk.decides === (isGlobal ? 7 : 5)
  const { decides, steps } = forUser.decided.walk
  // A table's DENY goes before a global grant on purpose.
  const isBeside = isGlobal ? decides === 7 : decides === 5 || decides === 2
  if (!isByCell || forUser.allowed || !isBeside) return null
  const by = steps.find(({ step }) => step === decides)?.heard.find((heard) => heard.effect === 'DENY')
  return by === undefined ? null : { container, operation, by, step: decides }
}
