// Every rule in both directions: a policy without the fault says nothing, one with it says exactly this.
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../../generator/check/check-policy.ts'
import { printDiagnostic } from '../../generator/check/print-diagnostic.ts'
import { errorRules, warningRules } from '../../generator/check/rules.ts'
import { parsePolicy } from '../../generator/source/parse-policy.ts'

function check(text: string): string {
  return checkPolicy(parsePolicy(text, 'p.yaml')).diagnostics.map(printDiagnostic).join('\n')
}

/** The clean policy that every case below changes one thing in. */
const clean = `pgladder: 1
users: { type: uuid }
roles: [SalesManager, Sales]
global:
  AuthenticatedUser: { CREATE: GRANT }
tables:
  public.orders:
    key: { column: id, type: uuid }
    owner: owner_id
    onCreate:
      - { role: SalesManager, FIND: GRANT }
    roles:
      Sales: { FIND: DENY }
      '*': { REMOVE: DENY }
    ownerPolicy: { FIND: GRANT }
    users:
      01234567-89ab-cdef-0123-456789abcdef: { FIND: GRANT }
      '*': { FIND: INHERIT }
`

interface Case {
  readonly code: string
  /** What of the clean policy is replaced, and by what. */
  readonly change: readonly [from: string, to: string]
  readonly says: string
}

const orders = '  public.orders:\n'
const id = '01234567-89ab-cdef-0123-456789abcdef'

const cases: readonly Case[] = [
  {
    code: 'unknown-role',
    change: ['      Sales: {', '      Saels: {'],
    says: 'p.yaml:13:7: error: table `public.orders` gives a cell to undeclared role `Saels` (unknown-role)\n  help: did you mean `Sales`?',
  },
  {
    code: 'unknown-role',
    change: ['  AuthenticatedUser:', '  authenticateduser:'],
    says: 'p.yaml:5:3: error: `global` gives a cell to undeclared role `authenticateduser` (unknown-role)\n  help: did you mean `AuthenticatedUser`?',
  },
  {
    code: 'unknown-role',
    change: ['role: SalesManager', 'role: Accounting'],
    says: 'p.yaml:11:17: error: table `public.orders` gives new objects an entry for undeclared role `Accounting` (unknown-role)\n  help: declare it in `roles`',
  },
  {
    code: 'unknown-role',
    change: ['global:', 'profiles: [[Sales, Sale]]\nglobal:'],
    says: 'p.yaml:4:20: error: `profiles` names undeclared role `Sale` (unknown-role)\n  help: did you mean `Sales`?',
  },
  {
    code: 'impossible-profile',
    change: ['global:', 'profiles: [[Sales, SalesManager], [JSUser, Sales]]\nglobal:'],
    says: 'p.yaml:4:35: error: no request has just these roles: `JSUser`, `Sales` (impossible-profile)\n  help: whoever has a custom role or a login has `AuthenticatedUser`; or name custom roles only',
  },
  {
    code: 'impossible-profile',
    change: ['global:', 'profiles: [[AuthenticatedUser, JSUser, RestUser]]\nglobal:'],
    says: 'p.yaml:4:12: error: no request has just these roles: `AuthenticatedUser`, `JSUser`, `RestUser` (impossible-profile)\n  help: at most one client, and `SocialUser` together with one provider; or name custom roles only',
  },
  {
    code: 'impossible-profile',
    change: ['global:', 'profiles: [[]]\nglobal:'],
    says: 'p.yaml:4:12: error: a combination in `profiles` names no role (impossible-profile)\n  help: write the roles that a request has: `[Sales, Support]`',
  },
  {
    code: 'role-not-allowed-here',
    change: ['global:', "profiles: [['*', Sales]]\nglobal:"],
    says: "p.yaml:4:13: error: all roles (`*`) cannot stand in `profiles` (role-not-allowed-here)\n  help: `*` may stand in a table's `roles`; name the roles here",
  },
  {
    code: 'role-not-allowed-here',
    change: ['  AuthenticatedUser:', "  '*':"],
    says: "p.yaml:5:3: error: all roles (`*`) cannot stand in `global` (role-not-allowed-here)\n  help: `*` may stand in a table's `roles`; name the roles here",
  },
  {
    code: 'role-not-allowed-here',
    change: ['role: SalesManager', "role: '*'"],
    says: "p.yaml:11:17: error: all roles (`*`) cannot stand in an entry of `onCreate` (role-not-allowed-here)\n  help: `*` may stand in a table's `roles`; name the roles here",
  },
  {
    code: 'unknown-operation',
    change: ['Sales: { FIND:', 'Sales: { FIDN:'],
    says: 'p.yaml:13:16: error: `FIDN` is not an operation (unknown-operation)\n  help: did you mean `FIND`?',
  },
  {
    code: 'unknown-operation',
    change: ["'*': { REMOVE:", "'*': { DELETE:"],
    says: 'p.yaml:14:14: error: `DELETE` is not an operation (unknown-operation)\n  help: did you mean `REMOVE`?',
  },
  {
    code: 'unknown-operation',
    change: ['role: SalesManager, FIND', 'role: SalesManager, PUBLISH'],
    says: 'p.yaml:11:31: error: `PUBLISH` is not an operation (unknown-operation)\n  help: write `FIND`, `UPDATE`, `REMOVE`, `UPSERT` or `*`',
  },
  {
    code: 'operation-not-allowed-here',
    change: ['ownerPolicy: { FIND', 'ownerPolicy: { CREATE'],
    says: 'p.yaml:15:20: error: `CREATE` cannot stand in `ownerPolicy` (operation-not-allowed-here)\n  help: write `FIND`, `UPDATE`, `REMOVE`, `UPSERT` or `PERMISSION`',
  },
  {
    code: 'operation-not-allowed-here',
    change: ['SalesManager, FIND', 'SalesManager, PERMISSION'],
    says: 'p.yaml:11:31: error: `PERMISSION` cannot stand in an entry of `onCreate` (operation-not-allowed-here)\n  help: write `FIND`, `UPDATE`, `REMOVE` or `UPSERT`',
  },
  {
    code: 'wrong-effect',
    change: ['Sales: { FIND: DENY }', 'Sales: { FIND: deny }'],
    says: 'p.yaml:13:22: error: `FIND` is given `deny`, which is not an effect (wrong-effect)\n  help: did you mean `DENY`?',
  },
  {
    code: 'wrong-effect',
    change: ['Sales: { FIND: DENY }', 'Sales: { FIND: true }'],
    says: 'p.yaml:13:22: error: `FIND` is given `true`, which is not an effect (wrong-effect)\n  help: did you mean `GRANT`?',
  },
  {
    code: 'wrong-effect',
    change: ['Sales: { FIND: DENY }', 'Sales: { FIND: [DENY] }'],
    says: 'p.yaml:13:22: error: `FIND` is given a list, which is not an effect (wrong-effect)\n  help: write `GRANT`, `DENY` or `INHERIT`',
  },
  {
    code: 'wrong-effect',
    change: ["'*': { REMOVE: DENY }", "'*': { REMOVE: }"],
    says: 'p.yaml:14:22: error: `REMOVE` is given nothing, which is not an effect (wrong-effect)\n  help: did you mean `INHERIT`?',
  },
  {
    code: 'unknown-option',
    change: ['    owner:', '    ownr:'],
    says: [
      'p.yaml:9:5: error: table `public.orders` has no option `ownr` (unknown-option)',
      '  help: did you mean `owner`?',
      'p.yaml:15:5: error: table `public.orders` has an `ownerPolicy`, but its objects have no owner (owner-policy-without-owner)',
      "  help: name the column with the owner's id: `owner: owner_id`",
    ].join('\n'),
  },
  {
    code: 'unknown-option',
    change: ['users: { type: uuid }', 'users: { type: uuid, primaryKey: id }'],
    says: 'p.yaml:2:22: error: `users` has no option `primaryKey` (unknown-option)\n  help: write `type`, `table` or `key`',
  },
  {
    code: 'unknown-option',
    change: ['global:', 'globl:'],
    says: 'p.yaml:4:1: error: the policy has no option `globl` (unknown-option)\n  help: did you mean `global`?',
  },
  {
    code: 'wrong-value',
    change: ['pgladder: 1', 'pgladder: 1\nidentity: gatway'],
    says: 'p.yaml:2:11: error: `identity` cannot be `gatway` (wrong-value)\n  help: did you mean `gateway`?',
  },
  {
    code: 'wrong-value',
    change: ['pgladder: 1', 'pgladder: 1\nglobalDefault: INHERIT'],
    says: 'p.yaml:2:16: error: `globalDefault` cannot be `INHERIT` (wrong-value)\n  help: write `GRANT` or `DENY`',
  },
  {
    code: 'wrong-type',
    change: ['roles: [SalesManager, Sales]', 'roles: [SalesManager, Sales, 5]'],
    says: 'p.yaml:3:30: error: entry 3 of `roles` takes text, found a number (wrong-type)\n  help: put it in quotes',
  },
  {
    code: 'wrong-type',
    change: ['    ownerPolicy: { FIND: GRANT }', '    ownerPolicy: FIND'],
    says: 'p.yaml:15:18: error: `ownerPolicy` takes a mapping, found text (wrong-type)',
  },
  {
    code: 'wrong-type',
    change: ['    key: { column: id, type: uuid }', '    key: id'],
    says: 'p.yaml:8:10: error: `key` takes a mapping, found text (wrong-type)\n  help: write `key: { column: id, type: uuid }`',
  },
  {
    code: 'wrong-type',
    change: ['      Sales: { FIND: DENY }', '      Sales:'],
    says: 'p.yaml:13:13: error: `Sales` takes a mapping, found nothing (wrong-type)\n  help: leave it out, or say what it is',
  },
  {
    code: 'wrong-type',
    change: ['{ FIND: DENY }\n', '&sales { FIND: DENY }\n      SalesManager: *sales\n'],
    says: 'p.yaml:14:21: error: `SalesManager` takes a mapping, found an alias (wrong-type)\n  help: write it out: aliases are not supported',
  },
  {
    code: 'wrong-type',
    change: ['owner: owner_id', 'owner: !column owner_id'],
    says: 'p.yaml:9:20: error: `owner` takes text, found a value with a tag (wrong-type)',
  },
  {
    code: 'duplicate-key',
    change: ["      '*': { REMOVE", '      Sales: { REMOVE'],
    says: 'p.yaml:14:7: error: `Sales` is written twice (duplicate-key)\n  help: keep one: the first is at line 13',
  },
  {
    code: 'duplicate-key',
    change: ['ownerPolicy: { FIND: GRANT }', 'ownerPolicy: { FIND: GRANT, FIND: DENY }'],
    says: 'p.yaml:15:33: error: `FIND` is written twice (duplicate-key)\n  help: keep one: the first is at line 15',
  },
  {
    code: 'wrong-version',
    change: ['pgladder: 1', 'pgladder: 2'],
    says: 'p.yaml:1:11: error: `pgladder` takes the version `1`, found version `2` (wrong-version)\n  help: write `pgladder: 1`',
  },
  {
    code: 'wrong-version',
    change: ['pgladder: 1', "pgladder: '1'"],
    says: 'p.yaml:1:11: error: `pgladder` takes the version `1`, found text (wrong-version)\n  help: write `pgladder: 1`',
  },
  {
    code: 'wrong-version',
    change: ['pgladder: 1\n', ''],
    says: 'p.yaml:1:1: error: the policy does not say which version of the format it is written in (wrong-version)\n  help: write `pgladder: 1`',
  },
  {
    code: 'missing-option',
    change: ['type: uuid }\nroles', '}\nroles'],
    says: 'p.yaml:2:1: error: `users` has no `type` (missing-option)\n  help: write `users: { type: uuid }`, with the type of user ids',
  },
  {
    code: 'missing-option',
    change: ['users: { type: uuid }\n', ''],
    says: 'p.yaml:1:1: error: the policy has no `users` (missing-option)\n  help: write `users: { type: uuid }`, with the type of user ids',
  },
  {
    code: 'missing-option',
    change: ['{ role: SalesManager, FIND', '{ FIND'],
    says: 'p.yaml:11:9: error: table `public.orders` gives new objects an entry without a `role` (missing-option)\n  help: write `{ role: …, FIND: GRANT }`',
  },
  {
    code: 'missing-key',
    change: ['    key: { column: id, type: uuid }\n', ''],
    says: 'p.yaml:7:3: error: table `public.orders` has no `key` (missing-key)\n  help: write `key: { column: id, type: uuid }`',
  },
  {
    code: 'missing-key',
    change: ['key: { column: id, type: uuid }', 'key: { column: id }'],
    says: 'p.yaml:8:5: error: the key of table `public.orders` has no `type` (missing-key)\n  help: write `key: { column: id, type: uuid }`',
  },
  {
    code: 'composite-key',
    change: ['key: { column: id, type: uuid }', 'key: { column: [order_id, line], type: uuid }'],
    says: 'p.yaml:8:20: error: table `public.orders` has a composite key, which is not supported (composite-key)\n  help: name one column that is unique by itself: `key: { column: id, type: uuid }`',
  },
  {
    code: 'composite-key',
    change: ['key: { column: id, type: uuid }', 'key: [order_id, line]'],
    says: 'p.yaml:8:10: error: table `public.orders` has a composite key, which is not supported (composite-key)\n  help: name one column that is unique by itself: `key: { column: id, type: uuid }`',
  },
  {
    code: 'unknown-type',
    change: ['column: id, type: uuid', 'column: id, type: numeric'],
    says: 'p.yaml:8:30: error: the key of table `public.orders` cannot have type `numeric` (unknown-type)\n  help: write `uuid`, `text`, `character varying`, `smallint`, `integer` or `bigint`',
  },
  {
    code: 'unknown-type',
    change: ['users: { type: uuid }', 'users: { type: uid }'],
    says: 'p.yaml:2:16: error: `users` cannot have type `uid` (unknown-type)\n  help: did you mean `uuid`?',
  },
  {
    code: 'reserved-name',
    change: ['Sales]', 'Sales, JSUser]'],
    says: 'p.yaml:3:30: error: role `JSUser` is a system role (reserved-name)\n  help: leave it out: it can be given cells without being declared',
  },
  {
    code: 'reserved-name',
    change: ['Sales]', "Sales, '*']"],
    says: "p.yaml:3:30: error: role `*` cannot be declared: it stands for all roles in a table's `roles` (reserved-name)",
  },
  {
    code: 'reserved-name',
    change: ['pgladder: 1', 'pgladder: 1\nschema: public'],
    says: 'p.yaml:2:9: error: `schema` cannot be `public`, which is a reserved word (reserved-name)\n  help: leave it out (it is `ladder` then), or write a name of your own',
  },
  {
    code: 'reserved-name',
    change: ['pgladder: 1', 'pgladder: 1\nrolePrefix: current_user'],
    says: 'p.yaml:2:13: error: `rolePrefix` cannot be `current_user`, which is a reserved word (reserved-name)\n  help: leave it out (it is `ladder` then), or write a name of your own',
  },
  {
    code: 'reserved-name',
    change: [orders, '  ladder_internal.orders:\n'],
    says: 'p.yaml:7:3: error: table `ladder_internal.orders` cannot be protected: its schema belongs to pgladder (reserved-name)',
  },
  {
    code: 'reserved-name',
    change: [orders, '  pg_catalog.pg_class:\n'],
    says: 'p.yaml:7:3: error: table `pg_catalog.pg_class` cannot be protected: its schema belongs to PostgreSQL (reserved-name)',
  },
  {
    code: 'reserved-name',
    change: [orders, `${orders}    adopt: [public]\n`],
    says: 'p.yaml:8:13: error: `public` is not a database role and cannot be adopted (reserved-name)',
  },
  {
    code: 'hostile-name',
    change: ['pgladder: 1', 'pgladder: 1\nschema: Ladder'],
    says: 'p.yaml:2:9: error: `schema` cannot be `Ladder` (hostile-name)\n  help: write lower-case letters, digits and underscores, the first a letter',
  },
  {
    code: 'hostile-name',
    change: ['pgladder: 1', 'pgladder: 1\nrolePrefix: pg_ladder'],
    says: 'p.yaml:2:13: error: `rolePrefix` cannot be `pg_ladder` (hostile-name)\n  help: PostgreSQL keeps names that start with `pg_` for itself',
  },
  {
    code: 'hostile-name',
    change: ['Sales]', 'Sales, "a\\0b"]'],
    says: 'p.yaml:3:30: error: role `a\\u{0}b` cannot exist: the name has a NUL character (hostile-name)',
  },
  {
    code: 'hostile-name',
    change: ['column: id', 'column: ""'],
    says: 'p.yaml:8:20: error: column `` cannot exist: the name is empty (hostile-name)',
  },
  {
    code: 'hostile-name',
    change: [orders, '  "public.\\uD800":\n'],
    says: 'p.yaml:7:3: error: table `\\u{d800}` cannot exist: the name has half a surrogate pair (hostile-name)',
  },
  {
    code: 'name-too-long',
    change: ['owner: owner_id', `owner: ${'é'.repeat(32)}`],
    says: `p.yaml:9:12: error: column \`${'é'.repeat(32)}\` has a name of 64 bytes (name-too-long)\n  help: at most 63, in UTF-8: PostgreSQL would cut the rest off`,
  },
  {
    code: 'name-too-long',
    change: ['pgladder: 1', `pgladder: 1\nschema: ${'a'.repeat(41)}`],
    says: "p.yaml:2:9: error: `schema` is 41 bytes long (name-too-long)\n  help: at most 40: names are made from it, and PostgreSQL's end at 63",
  },
  {
    code: 'duplicate-role',
    change: ['Sales]', 'Sales, SalesManager]'],
    says: 'p.yaml:3:30: error: role `SalesManager` is declared twice (duplicate-role)\n  help: keep one: the first is at line 3',
  },
  {
    code: 'duplicate-role',
    change: ['FIND: GRANT }\n    roles', 'FIND: GRANT }\n      - { role: SalesManager, FIND: DENY }\n    roles'],
    says: 'p.yaml:12:17: error: table `public.orders` gives new objects two entries for role `SalesManager` (duplicate-role)\n  help: keep one: the first is at line 11',
  },
  {
    code: 'twin-roles',
    change: ['Sales]', 'Sales, sales]'],
    says: 'p.yaml:3:30: warning: roles `Sales` and `sales` differ only in case or Unicode form (twin-roles)\n  help: names are compared byte for byte: these are two roles',
  },
  {
    code: 'twin-tables',
    change: [orders, `  public.Orders: { key: { column: id, type: uuid } }\n${orders}`],
    says: 'p.yaml:8:3: warning: tables `public.Orders` and `public.orders` differ only in case or Unicode form (twin-tables)\n  help: names are compared byte for byte: these are two tables',
  },
  {
    code: 'malformed-table-name',
    change: [orders, '  orders:\n'],
    says: 'p.yaml:7:3: error: table `orders` is not named by schema and name (malformed-table-name)\n  help: write `public.orders`, with the schema it is in',
  },
  {
    code: 'malformed-table-name',
    change: ['users: { type: uuid }', 'users: { type: uuid, table: app.public.users }'],
    says: 'p.yaml:2:29: error: table `app.public.users` is not named by schema and name (malformed-table-name)\n  help: write `schema.table`; a part with a dot or a quote in it goes in double quotes',
  },
  {
    code: 'duplicate-table',
    change: [orders, `  '"public".orders': { key: { column: id, type: uuid } }\n${orders}`],
    says: 'p.yaml:8:3: error: table `public.orders` is written twice (duplicate-table)\n  help: keep one: the first is at line 7',
  },
  {
    code: 'owner-policy-without-owner',
    change: ['    owner: owner_id\n', ''],
    says: "p.yaml:14:5: error: table `public.orders` has an `ownerPolicy`, but its objects have no owner (owner-policy-without-owner)\n  help: name the column with the owner's id: `owner: owner_id`",
  },
  {
    code: 'on-create-without-acl',
    change: ['    owner:', '    objectAcl: none\n    owner:'],
    says: 'p.yaml:11:5: error: table `public.orders` has `onCreate`, but its objects carry no entries (on-create-without-acl)\n  help: leave out `objectAcl: none`, or the `onCreate`',
  },
  {
    code: 'users-key-without-table',
    change: ['users: { type: uuid }', 'users: { type: uuid, key: id }'],
    says: 'p.yaml:2:22: error: `users` has a `key`, but no `table` (users-key-without-table)\n  help: name the table too: `users: { type: uuid, table: public.users, key: id }`',
  },
  {
    code: 'malformed-user-id',
    change: [id, '42'],
    says: 'p.yaml:17:7: error: `42` is not a user id of type `uuid` (malformed-user-id)\n  help: write it like `01234567-89ab-cdef-0123-456789abcdef`, or `*` for all users',
  },
  {
    code: 'duplicate-user',
    change: ["      '*': { FIND: INHERIT }", `      ${id.toUpperCase()}: { FIND: DENY }`],
    says: `p.yaml:18:7: error: user \`${id.toUpperCase()}\` is written twice (duplicate-user)\n  help: keep one: the first is at line 17`,
  },
  {
    code: 'upsert-contradiction',
    change: ['{ REMOVE: DENY }', '{ UPSERT: INHERIT }\n    upsert: derived'],
    says: 'p.yaml:15:13: error: table `public.orders` cannot be `upsert: derived`: a cell names `UPSERT` at line 14 (upsert-contradiction)\n  help: leave out one of the two',
  },
  {
    code: 'identity-not-yet',
    change: ['pgladder: 1', 'pgladder: 1\nidentity: sealed'],
    says: 'p.yaml:2:11: error: identity `sealed` is not supported yet (identity-not-yet)\n  help: write `identity: gateway`, or leave it out',
  },
  {
    code: 'unknown-warning',
    change: ['{ FIND: DENY }', '{ FIND: DENY, ignore: [shadowed-sell] }'],
    says: 'p.yaml:13:37: error: `shadowed-sell` is not a warning (unknown-warning)\n  help: did you mean `shadowed-cell`?',
  },
  {
    code: 'unknown-operation',
    change: ['{ FIND: DENY }', '{ FIND: DENY, ignroe: [shadowed-cell] }'],
    says: 'p.yaml:13:28: error: `ignroe` is not an operation (unknown-operation)\n  help: did you mean `ignore`?',
  },
  {
    code: 'wrong-type',
    change: ['{ FIND: DENY }', '{ FIND: DENY, ignore: shadowed-cell }'],
    says: 'p.yaml:13:36: error: `ignore` takes a list, found text (wrong-type)',
  },
  {
    code: 'empty-policy',
    change: [clean.slice(clean.indexOf('tables:')), 'tables: {}'],
    says: 'p.yaml:6:1: warning: the policy protects no table (empty-policy)\n  help: name one under `tables`',
  },
]

describe('a rule', () => {
  it('says nothing about a clean policy', () => {
    expect(check(clean)).toBe('')
    expect(check(clean.replace('    owner:', '    upsert: derived\n    objectAcl: table\n    owner:'))).toBe('')
  })

  it.each(cases)('$code is found by itself, at its place, when $change.0 becomes $change.1', ({
    code,
    change,
    says,
  }) => {
    expect(clean).toContain(change[0])
    expect(says).toContain(`(${code})`)
    expect(check(clean.replace(change[0], change[1]))).toBe(says)
  })

  it('has its code as the name of its file, and a case here', () => {
    const codes = [...Object.keys(errorRules), ...Object.keys(warningRules)].toSorted()
    const files = readdirSync(new URL('../../generator/check/rules', import.meta.url))
    expect(files.map((file) => file.replace(/\.ts$/, '')).toSorted()).toEqual(codes)
    expect([...new Set(cases.map(({ code }) => code))].toSorted()).toEqual(codes)
  })
})
