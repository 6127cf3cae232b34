// A word on the command line that the policy does not know: what is wrong, and what was meant.
import { didYouMean } from '../check/did-you-mean.ts'
import { quote, quoteChoice } from '../check/quote.ts'

/**
 * @example unknownWord('role', 'Saels', ['Sales']) // 'unknown role `Saels`\n  help: did you mean `Sales`?'
 */
export function unknownWord(what: string, word: string, words: readonly string[]): string {
  const help = didYouMean(word, words) ?? `${what}s are ${quoteChoice(words)}`
  return `unknown ${what} ${quote(word)}\n  help: ${words.length === 0 ? `the policy has no ${what}` : help}`
}
