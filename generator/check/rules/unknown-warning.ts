// An `ignore` that names no warning: it would silence nothing, and its author would not notice.
import { warnings } from '../../vocabulary/warning.ts'
import { didYouMean } from '../did-you-mean.ts'
import { quote, quoteChoice } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const unknownWarning: Rule = function* ({ ignored }) {
  for (const { name } of ignored) {
    if (warnings.some((known) => known === name.value)) continue
    const help = didYouMean(name.value, warnings) ?? `warnings are ${quoteChoice(warnings)}`
    yield { place: name.at, message: `${quote(name.value)} is not a warning`, help }
  }
}
