// A list in a sentence that stays a sentence, however long the list is.
import { joinWithAnd } from '../check/quote.ts'

const shown = 3

/**
 * The first names, and how many more there are.
 *
 * @param what what they are, in the singular
 * @example saySome(['a', 'b', 'c', 'd', 'e'], 'table') // 'a, b, c and 2 more tables'
 */
export function saySome(names: readonly string[], what: string): string {
  const left = names.length - shown
  const rest = left > 0 ? [`${left} more ${what}${left === 1 ? '' : 's'}`] : []
  return joinWithAnd([...names.slice(0, shown), ...rest])
}
