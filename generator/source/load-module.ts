// Loads a TypeScript or JavaScript policy module and hands back its default export. `pgladder` in its
// imports is this very package, installed or not.
import { resolve } from 'node:path'
import { createJiti } from 'jiti'
import { definePolicy } from '../define-policy.ts'
import type { Place } from '../diagnostic.ts'
import { reasonOf } from '../reason-of.ts'
import { PolicyFileError } from './policy-file-error.ts'

/** @throws PolicyFileError if the module does not parse, throws or has no default export. */
export async function loadModule(file: string): Promise<unknown> {
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    virtualModules: { pgladder: { definePolicy } },
  })
  let exported: unknown
  try {
    exported = await jiti.import(resolve(file))
  } catch (cause) {
    const { place, reason } = whatWentWrong(cause, file)
    throw new PolicyFileError(place, `the module cannot be loaded: ${reason}`, { cause })
  }
  if (typeof exported !== 'object' || exported === null || !('default' in exported)) {
    const help = 'write `export default definePolicy({ … })`'
    throw new PolicyFileError({ file, path: [] }, 'the module has no default export', { help })
  }
  return exported.default
}

/** The first line of what was thrown, and the line of the module it came from, as far as the stack tells. */
function whatWentWrong(cause: unknown, file: string): { readonly place: Place; readonly reason: string } {
  const text = reasonOf(cause)
  const reason = (text.trimStart().split('\n', 1)[0] ?? '').trimEnd()
  const at = `${resolve(file)}:`
  const stack = (cause instanceof Error && cause.stack) || ''
  const found = stack.includes(at) ? /^(\d+):(\d+)/.exec(stack.slice(stack.indexOf(at) + at.length)) : null
  if (!found) return { place: { file, path: [] }, reason }
  // Only the parser's column is one of the text as written, and it counts from 0.
  const isUnparsed = reason.startsWith('ParseError: ')
  const column = isUnparsed ? { column: Number(found[2]) + 1 } : {}
  return { place: { file, line: Number(found[1]), ...column, path: [] }, reason: reason.replace(/^ParseError: /, '') }
}
