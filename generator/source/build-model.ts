// Document tree -> PolicyModel. Takes what has the right shape and leaves the rest out: the checks report it.

import { ignoreOption } from '../vocabulary/warning.ts'
import type { PolicyModel, RowModel, TableModel } from './policy-model.ts'
import {
  entriesOf,
  entryOf,
  itemsOf,
  type SourceEntry,
  type SourceNode,
  textOf,
  valueUnder,
  type Written,
} from './source-node.ts'

export function buildModel(root: SourceNode): PolicyModel {
  const users = valueUnder(root, 'users')
  return {
    kind: 'policy-model',
    root,
    schema: textUnder(root, 'schema'),
    rolePrefix: textUnder(root, 'rolePrefix'),
    identity: textUnder(root, 'identity'),
    roleSource: textUnder(root, 'roleSource'),
    globalDefault: textUnder(root, 'globalDefault'),
    users: { type: textUnder(users, 'type'), table: textUnder(users, 'table'), key: textUnder(users, 'key') },
    roles: textsUnder(root, 'roles'),
    global: rowsUnder(root, 'global', 'global'),
    profiles: itemsOf(valueUnder(root, 'profiles')).map((item) => ({ roles: textsOf(item), at: item.at })),
    tables: entriesOf(valueUnder(root, 'tables')).map(tableOf),
    ignored: ignoredUnder(root),
  }
}

function tableOf({ key: name, value: node }: SourceEntry): TableModel {
  const key = valueUnder(node, 'key')
  const ownerPolicy = entryOf(node, 'ownerPolicy')
  return {
    name,
    node,
    key: { column: textUnder(key, 'column'), type: textUnder(key, 'type') },
    owner: textUnder(node, 'owner'),
    objectAcl: textUnder(node, 'objectAcl'),
    upsert: textUnder(node, 'upsert'),
    adopt: textsUnder(node, 'adopt'),
    roles: rowsUnder(node, 'roles', 'role'),
    ownerPolicy: ownerPolicy && {
      kind: 'row',
      level: 'owner',
      principal: null,
      cells: cellsOf(entriesOf(ownerPolicy.value)),
      at: ownerPolicy.key.at,
    },
    users: rowsUnder(node, 'users', 'user'),
    onCreate: itemsOf(valueUnder(node, 'onCreate')).map(entryOfNewObject),
  }
}

function entryOfNewObject(item: SourceNode): RowModel {
  return {
    kind: 'row',
    level: 'object',
    principal: textUnder(item, 'role'),
    cells: cellsOf(entriesOf(item).filter((entry) => entry.key.value !== 'role')),
    at: item.at,
  }
}

function rowsUnder(node: SourceNode, option: string, level: RowModel['level']): RowModel[] {
  return entriesOf(valueUnder(node, option)).map(({ key, value }) => ({
    kind: 'row',
    level,
    principal: key,
    cells: cellsOf(entriesOf(value)),
    at: key.at,
  }))
}

function cellsOf(entries: readonly SourceEntry[]): RowModel['cells'] {
  return entries
    .filter(({ key }) => key.value !== ignoreOption)
    .map(({ key, value }) => ({ operation: key, effect: value }))
}

/** Every list of warnings to ignore that stands where the shape of a policy has one. */
function ignoredUnder(root: SourceNode): PolicyModel['ignored'] {
  const rowsOf = (node: SourceNode | null) => entriesOf(node).map(({ value }) => value)
  const tables = entriesOf(valueUnder(root, 'tables')).map(({ value }) => value)
  const places = [
    root,
    ...rowsOf(valueUnder(root, 'global')),
    ...tables.flatMap((table) => [
      table,
      ...rowsOf(valueUnder(table, 'roles')),
      ...rowsOf(valueUnder(table, 'users')),
      ...itemsOf(valueUnder(table, 'onCreate')),
      ...[valueUnder(table, 'ownerPolicy')].filter((row) => row !== null),
    ]),
  ]
  return places.flatMap((node) => textsUnder(node, ignoreOption).map((name) => ({ name, under: node.at.path })))
}

function textUnder(node: SourceNode | null, option: string): Written | null {
  return textOf(valueUnder(node, option))
}

function textsUnder(node: SourceNode, option: string): Written[] {
  return textsOf(valueUnder(node, option))
}

function textsOf(list: SourceNode | null): Written[] {
  return itemsOf(list).flatMap((item) => textOf(item) ?? [])
}
