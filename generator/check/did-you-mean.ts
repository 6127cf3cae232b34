// What an author who wrote an unknown word may have meant.
import { distance } from 'fastest-levenshtein'
import { quote } from './quote.ts'

/**
 * The nearest candidate as a line of help; null if none is near.
 *
 * @param otherWords what people from elsewhere call the candidates, in lower case.
 */
export function didYouMean(
  word: string,
  candidates: readonly string[],
  otherWords: ReadonlyMap<string, string> = new Map(),
): string | null {
  const meant = otherWords.get(word.toLowerCase()) ?? nearest(word, candidates)
  return meant === null ? null : `did you mean ${quote(meant)}?`
}

function nearest(word: string, candidates: readonly string[]): string | null {
  const most = Math.min(3, Math.max(1, Math.floor(word.length / 2)))
  let best: { readonly candidate: string; readonly far: number } | null = null
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > most) continue
    const far = distance(candidate.toLowerCase(), word.toLowerCase())
    if (far <= most && far < Math.max(candidate.length, word.length) && (!best || far < best.far))
      best = { candidate, far }
  }
  return best?.candidate ?? null
}
