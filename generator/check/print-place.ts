// A place in words: `policy.yaml:14:9`, or the way to the value where there are no lines.
import type { Place } from '../diagnostic.ts'
import { escapeUnseen } from './quote.ts'

export function printPlace(place: Place): string {
  const file = escapeUnseen(place.file)
  if (place.line !== undefined) return [file, place.line, place.column].filter((part) => part !== undefined).join(':')
  return place.path.length > 0 ? `${file}: ${printPath(place.path)}` : file
}

/** Where something is, seen from the same file: `line 5`, or the path. */
export function printWhere(place: Place): string {
  return place.line === undefined ? printPath(place.path) : `line ${place.line}`
}

function printPath(path: readonly string[]): string {
  return path
    .map((part, index) => {
      if (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(part)) return index === 0 ? part : `.${part}`
      return /^\d+$/.test(part) ? `[${part}]` : `[${escapeUnseen(JSON.stringify(part))}]`
    })
    .join('')
}
