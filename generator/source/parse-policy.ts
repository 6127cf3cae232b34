// YAML text -> PolicyModel. YAML 1.2, its core schema, one document, no aliases and no tags:
// a policy must read the same where it stands as where it is enforced.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { Place } from '../diagnostic.ts'
import { buildModel } from './build-model.ts'
import { nestingOf } from './nesting-of.ts'
import { PolicyFileError } from './policy-file-error.ts'
import type { PolicyModel } from './policy-model.ts'
import { maxDepth, type SourceNode, type Written } from './source-node.ts'

type Path = readonly string[]
type PlaceOf = (node: { readonly range?: readonly [number, ...number[]] | null } | null, path: Path) => Place

/**
 * Reads a policy from YAML text.
 *
 * @param file the name that places carry; nothing is read from it.
 * @throws PolicyFileError if the text is empty or not one well-formed YAML document.
 */
export function parsePolicy(text: string, file: string): PolicyModel {
  if (nestingOf(text) > maxDepth) throw new PolicyFileError({ file, path: [] }, 'the file is nested too deeply')
  const lines = new LineCounter()
  const placeAt = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path }
  }
  const document: Document.Parsed = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const error = document.errors[0]
  if (error) throw new PolicyFileError(placeAt(error.pos[0], []), ...explained(error.code, error.message))
  if (document.contents === null) throw new PolicyFileError({ file, path: [] }, 'the file is empty')
  return buildModel(nodeOf(document.contents, [], (node, path) => placeAt(node?.range?.[0] ?? 0, path)))
}

function explained(code: string, message: string): [message: string, more: { help?: string }] {
  if (code === 'MULTIPLE_DOCS')
    return ['the file has more than one YAML document', { help: 'a policy is one document' }]
  const [first = ''] = message.split('\n')
  return [first.charAt(0).toLowerCase() + first.slice(1), {}]
}

function nodeOf(node: ParsedNode | null, path: Path, placeOf: PlaceOf): SourceNode {
  const at = placeOf(node, path)
  if (node === null) return { kind: 'scalar', value: null, at }
  if (isAlias(node)) return { kind: 'foreign', found: 'an alias', at }
  if (node.tag !== undefined) return { kind: 'foreign', found: 'a value with a tag', at }
  if (isScalar(node)) {
    const value: unknown = node.value
    return isPlain(value) ? { kind: 'scalar', value, at } : { kind: 'foreign', found: 'something that is not text', at }
  }
  if (isSeq(node)) {
    const items = node.items.map((item, index) => nodeOf(item as ParsedNode, [...path, String(index)], placeOf))
    return { kind: 'list', items, at }
  }
  if (!isMap(node)) return { kind: 'foreign', found: 'something that is not text', at }
  const entries = node.items.map(({ key, value }) => {
    const name = keyOf(key, path, placeOf)
    // A key without a value, as in `{ a }`, has no place of its own.
    return { key: name, value: value ? nodeOf(value, name.at.path, placeOf) : nothingAt(name.at) }
  })
  return { kind: 'mapping', entries, at }
}

/** A key is taken as it is spelt: `5` and `0x05` are different user ids, whatever YAML makes of them. */
function keyOf(key: ParsedNode | null, path: Path, placeOf: PlaceOf): Written {
  const plain = key && isScalar(key) && key.tag === undefined ? key : null
  if (!plain) throw new PolicyFileError(placeOf(key, []), 'a key is an alias, has a tag or is not text')
  const value = typeof plain.value === 'string' ? plain.value : (plain.source ?? '')
  return { value, at: placeOf(key, [...path, value]) }
}

function nothingAt(at: Place): SourceNode {
  return { kind: 'scalar', value: null, at }
}

function isPlain(value: unknown): value is string | number | bigint | boolean | null {
  return value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}
