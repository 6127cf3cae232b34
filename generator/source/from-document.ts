// A document value, as `definePolicy` gives it or a module exports it -> PolicyModel.
import type { PolicyDocument } from '../define-policy.ts'
import { buildModel } from './build-model.ts'
import type { PolicyModel } from './policy-model.ts'
import { maxDepth, type SourceNode } from './source-node.ts'

/** Reads a policy from a document value. `file` is the name that places carry. */
export function modelFromDocument(document: PolicyDocument, file: string): PolicyModel {
  return buildModel(nodeFromValue(document, file, []))
}

function nodeFromValue(value: unknown, file: string, path: readonly string[]): SourceNode {
  const at = { file, path }
  if (path.length > maxDepth) return { kind: 'foreign', found: 'something nested too deeply', at }
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return { kind: 'scalar', value, at }
    case 'undefined':
      return { kind: 'scalar', value: null, at }
    case 'function':
    case 'symbol':
      return { kind: 'foreign', found: `a ${typeof value}`, at }
    case 'object':
      break
  }
  if (value === null) return { kind: 'scalar', value, at }
  if (Array.isArray(value)) {
    const items = Array.from(value, (item, index) => nodeFromValue(item, file, [...path, String(index)]))
    return { kind: 'list', items, at }
  }
  // `{ __proto__: … }` in source text sets the prototype instead of a key: refused, or the name would be lost.
  if (!isPlainObject(value)) return { kind: 'foreign', found: 'an object with a prototype of its own', at }
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => {
      const inside = [...path, key]
      return { key: { value: key, at: { file, path: inside } }, value: nodeFromValue(inner, file, inside) }
    })
  return { kind: 'mapping', entries, at }
}

/** Its prototype is Object's, of whatever realm, or none. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null)
}
