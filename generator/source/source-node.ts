// A policy as it was written, before anybody asks what it means: scalars, lists and mappings with their places.
// Mappings are lists of entries, so a key may be called `__proto__` or stand there twice.
import type { Place } from '../diagnostic.ts'

export type SourceNode = ScalarNode | ListNode | MappingNode | ForeignNode

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: string | number | bigint | boolean | null
  readonly at: Place
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly SourceNode[]
  readonly at: Place
}

export interface MappingNode {
  readonly kind: 'mapping'
  readonly entries: readonly SourceEntry[]
  readonly at: Place
}

/** Something a policy has no use for: a YAML alias, a tagged value, a JavaScript function. */
export interface ForeignNode {
  readonly kind: 'foreign'
  /** What it is, with its article: `an alias`. */
  readonly found: string
  readonly at: Place
}

export interface SourceEntry {
  readonly key: Written
  readonly value: SourceNode
}

/** A piece of text and where it stands. */
export interface Written {
  readonly value: string
  readonly at: Place
}

/** Deeper than any policy goes; guards the walks against runaway nesting. */
export const maxDepth = 32

/** The first entry of that name, if `node` is a mapping and has one. */
export function entryOf(node: SourceNode | null, key: string): SourceEntry | null {
  return entriesOf(node).find((entry) => entry.key.value === key) ?? null
}

export function valueUnder(node: SourceNode | null, key: string): SourceNode | null {
  return entryOf(node, key)?.value ?? null
}

export function entriesOf(node: SourceNode | null): readonly SourceEntry[] {
  return node?.kind === 'mapping' ? node.entries : []
}

export function itemsOf(node: SourceNode | null): readonly SourceNode[] {
  return node?.kind === 'list' ? node.items : []
}

export function textOf(node: SourceNode | null): Written | null {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? { value: node.value, at: node.at } : null
}
