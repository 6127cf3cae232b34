// Which test of an attack goes red when which defence is taken out, for ATTACKS.md. What a test is about is told by its title, which
// starts with the ids of test/README.md: `D6, D7: taking or forging ownership > …`.

import type { Outcome } from './lane.ts'
import type { Mutant } from './mutants.ts'

/** What one file said of one mutant; null: of none, to see that all is green. */
export interface AttackRun {
  readonly mutant: Mutant | null
  readonly outcome: Outcome
}

interface Attack {
  /** As the title has it: `A1`, `D6, D7`, `C5 to C7`. */
  readonly ids: string
  readonly file: string
  /** What few others notice comes first: it is the defence against this. */
  readonly red: readonly { readonly mutant: string; readonly title: string }[]
}

/** Those of the test itself, or else of what it is within. */
const idsOf = (title: string): string | undefined =>
  [...title.matchAll(/(?<=^|> )([A-F]\d+(?:(?:, | to )[A-F]\d+)*):/g)].at(-1)?.[1]

const redIn = ({ tests = [] }: Outcome) => tests.filter(({ isRed }) => isRed).map(({ title }) => title)

/** Every attack of which a test was run, in the order of the ids. */
export function attacksIn(runs: readonly AttackRun[]): readonly Attack[] {
  const found = new Map<string, Attack & { readonly red: { readonly mutant: string; readonly title: string }[] }>()
  const unsound = new Set(runs.filter(({ mutant }) => mutant === null).flatMap(({ outcome }) => redIn(outcome)))
  for (const { mutant, outcome } of runs) {
    for (const { title, isRed } of outcome.tests ?? []) {
      const ids = idsOf(title)
      if (ids === undefined) continue
      const key = `${ids} ${outcome.file}`
      const attack = found.get(key) ?? { ids, file: outcome.file, red: [] }
      found.set(key, attack)
      if (mutant === null || unsound.has(title)) continue
      if (isRed && !attack.red.some((red) => red.mutant === mutant.id)) attack.red.push({ mutant: mutant.id, title })
    }
  }
  const order = new Intl.Collator('en', { numeric: true })
  const attacks = [...found.values()].sort((a, b) => order.compare(a.ids, b.ids))
  const reach = new Map<string, number>()
  for (const { mutant } of attacks.flatMap(({ red }) => red)) reach.set(mutant, (reach.get(mutant) ?? 0) + 1)
  const reachOf = ({ mutant }: { readonly mutant: string }) => reach.get(mutant) ?? 0
  return attacks.map((attack) => ({ ...attack, red: [...attack.red].sort((a, b) => reachOf(a) - reachOf(b)) }))
}
