// A grant for server code that server code does not have when it acts for a user: it has the user's roles as well, which are denied.
import { printWhere } from '../../check/print-place.ts'
import { joinWithAnd, quote } from '../../check/quote.ts'
import { askerWith } from '../../evaluate/asker-with.ts'
import { explain } from '../../evaluate/explain.ts'
import type { Heard, Speaker, StepNumber } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import type { Operation } from '../../vocabulary/operation.ts'
import type { SystemContext } from '../../vocabulary/system-context.ts'
import { groupBy } from '../group-by.ts'
import { sayTables } from '../hits.ts'
import type { Lint } from '../lint.ts'
import { saySome } from '../say-some.ts'
import { writtenCells } from '../written-cells.ts'

export const lockedOutServerCode: Lint = function* ({ ir }) {
  for (const { whose, effect, operations, container, at } of writtenCells(ir)) {
    const isGrant = effect === 'GRANT' && 'role' in whose && whose.role.kind === 'system-role'
    if (!isGrant || whose.role.name !== 'ServerCodeUser') continue
    const refused = ir.containers
      .filter((one) => container === null || container === one)
      .flatMap((one) => operations.flatMap((operation) => refusalOf(ir, one, operation, container === null) ?? []))
    // What is refused on each table by the same principal; then the tables on which it is the same.
    const byTable = groupBy(refused, (one) => JSON.stringify([keyOf(one), one.container.relation]))
    for (const group of groupBy(byTable, (one) =>
      JSON.stringify([keyOf(one[0]), one.map(({ operation }) => operation)]),
    )) {
      const [[first]] = group
      const what = joinWithAnd(group[0].map(({ operation }) => operation))
      const { by, step } = first
      const where = by.isDefault
        ? 'by `globalDefault`'
        : joinWithAnd([...new Set(group.flat().flatMap((one) => (one.by.at === null ? [] : [printWhere(one.by.at)])))])
      yield {
        place: at,
        also: group.flat().flatMap((one) => one.by.at ?? []),
        message:
          `server code that acts for a user is refused ${what} on ${sayTables(group.map(([one]) => one.container))}, ` +
          `whatever \`ServerCodeUser\` is granted here: it has the user's roles as well, ` +
          `and the DENY for ${saySpeaker(by.who)} (${where}) wins at step ${step}`,
        help:
          container === null
            ? 'grant it to `ServerCodeUser` on the tables instead, which are asked first (step 5)'
            : helpOnTable(
                ir,
                container,
                group[0].map(({ operation }) => operation),
              ),
      }
    }
  }
}

const keyOf = ({ by, step }: Refused) => [by.who, by.isDefault, step]

/** Without the DENY on the table, whoever passes the global cells of custom roles would reach it. */
function helpOnTable(ir: PolicyIr, container: ContainerIr, operations: readonly Operation[]): string {
  const passing = ir.roles.filter(({ name }) =>
    operations.some((operation) => {
      const asker = askerWith({ systemRoles: ['AuthenticatedUser'], customRoles: [name] })
      const { steps } = explain(ir, container, operation, asker, null).decided.walk
      return steps[2]?.verdict === null && steps[5]?.verdict === 'GRANT'
    }),
  )
  const remedy =
    'take that DENY away, and let users be refused under `global`, which is asked later (step 7; `globalDefault: DENY` does so)'
  if (passing.length === 0) return remedy
  const names = passing.map(({ name }) => quote(name))
  return `${remedy}; deny it to ${saySome(names, 'role')} on the table, who are granted it globally (step 6)`
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
  const ask = (systemRoles: SystemContext) =>
    explain(ir, container, operation, askerWith({ systemRoles, customRoles: [] }), { owned: false, entries: [] })
  const alone = ask(['ServerCodeUser'])
  const forUser = ask(['AuthenticatedUser', 'ServerCodeUser'])
  const isByCell = alone.allowed && alone.decided.walk.decides === (isGlobal ? 7 : 5)
  const { decides, steps } = forUser.decided.walk
  // A table's DENY goes before a global grant on purpose.
  const isBeside = isGlobal ? decides === 7 : decides === 5 || decides === 2
  if (!isByCell || forUser.allowed || !isBeside) return null
  const by = steps.find(({ step }) => step === decides)?.heard.find((heard) => heard.effect === 'DENY')
  return by === undefined ? null : { container, operation, by, step: decides }
}
