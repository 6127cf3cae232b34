// Every lint in both directions: a policy without the mistake is fine, one with it is told exactly this; and each is silent where the
// policy says so, and only there.
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { printDiagnostic } from '../../generator/check/print-diagnostic.ts'
import { definePolicy } from '../../generator/define-policy.ts'
import { lints } from '../../generator/lint/lints.ts'
import { reviewPolicy } from '../../generator/lint/review-policy.ts'
import { modelFromDocument } from '../../generator/source/from-document.ts'
import { parsePolicy } from '../../generator/source/parse-policy.ts'
import { warnings } from '../../generator/vocabulary/warning.ts'

function review(text: string): readonly string[] {
  const { ir, diagnostics } = reviewPolicy(parsePolicy(text, 'p.yaml'))
  expect(ir).not.toBeNull()
  return diagnostics.map(printDiagnostic)
}

const table = (name: string, more: string) =>
  `  public.${name}:\n    key: { column: id, type: uuid }\n    owner: owner_id\n${more.replace(/^(?=.)/gm, '    ')}`

/** The policy that every case changes something in. Nothing is wrong with it. */
const clean = `pgladder: 1
users: { type: uuid }
roles: [Editor]
global:
  AuthenticatedUser: { CREATE: GRANT }
  ServerCodeUser: { CREATE: GRANT }
tables:
${table('notes', 'roles:\n  Editor: { FIND: GRANT, UPDATE: GRANT }\nownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }\n')}`

interface Case {
  readonly code: keyof typeof lints
  readonly title: string
  readonly change: readonly [from: string, to: string]
  readonly says: readonly string[]
}

const editor = '      Editor: { FIND: GRANT, UPDATE: GRANT }'
const owners = '    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }'
const everything = '  AuthenticatedUser: { CREATE: GRANT }\n  ServerCodeUser: { CREATE: GRANT }\n'

const cases: readonly Case[] = [
  {
    code: 'shadowed-cell',
    title: 'a DENY of a custom role hides a GRANT for owners',
    change: [editor, '      Editor: { FIND: GRANT, UPDATE: GRANT, REMOVE: DENY }'],
    says: [
      "p.yaml:13:48: warning: whoever has role `Editor` is refused REMOVE even on their own objects of `public.notes`: the role's DENY (line 12) is asked at step 3, before the GRANT for owners at step 4 (shadowed-cell)\n  help: to stop everybody but the owner, do not deny REMOVE to `Editor` but to `AuthenticatedUser`, which is asked after the owner policy (step 5); if it is meant, `ignore: [shadowed-cell]`",
    ],
  },
  {
    code: 'shadowed-cell',
    title: 'a GRANT of a custom role hides a DENY for owners',
    change: [owners, '    ownerPolicy: { FIND: GRANT, UPDATE: DENY, REMOVE: GRANT }'],
    says: [
      "p.yaml:13:33: warning: whoever has role `Editor` is granted UPDATE even on their own objects of `public.notes`: the role's GRANT (line 12) is asked at step 3, before the DENY for owners at step 4 (shadowed-cell)\n  help: if owners are not to UPDATE, whatever their roles, do not grant it to `Editor` on the table; if it is meant, `ignore: [shadowed-cell]`",
    ],
  },
  {
    code: 'shadowed-cell',
    title: '`*` against `*` is one sentence',
    change: [`${editor}\n${owners}`, "      Editor: { '*': DENY }\n    ownerPolicy: { '*': GRANT }"],
    says: [
      "p.yaml:13:20: warning: whoever has role `Editor` is refused FIND, UPDATE and REMOVE even on their own objects of `public.notes`: the role's DENY (line 12) is asked at step 3, before the GRANT for owners at step 4 (shadowed-cell)\n  help: to stop everybody but the owner, do not deny FIND, UPDATE and REMOVE to `Editor` but to `AuthenticatedUser`, which is asked after the owner policy (step 5); if it is meant, `ignore: [shadowed-cell]`",
    ],
  },
  {
    code: 'never-decides',
    title: 'a client’s global GRANT beside the default DENY',
    change: ['  ServerCodeUser:', '  JSUser: { FIND: GRANT }\n  ServerCodeUser:'],
    says: [
      'p.yaml:6:13: warning: the GRANT of FIND for `JSUser`, globally, changes no answer: a request with `AuthenticatedUser` and `JSUser` is rejected at step 7: system role AuthenticatedUser is denied FIND globally, which is the default (never-decides)\n  help: leave it out, or change what is asked before it or denies beside it',
    ],
  },
  {
    code: 'never-decides',
    title: 'everything below a cell of all users',
    change: [owners, `${owners}\n    users: { '*': { REMOVE: DENY } }`],
    says: [
      'p.yaml:13:48: warning: the GRANT of REMOVE for owners on `public.notes` changes no answer: a request with `AuthenticatedUser` is rejected at step 2: all users are denied REMOVE on public.notes; step 4 (owner policy: GRANT) was not reached (never-decides)\n  help: leave it out, or change what is asked before it or denies beside it',
    ],
  },
  {
    code: 'never-decides',
    title: 'a GRANT beside a DENY of all roles',
    change: [editor, `${editor}\n      AuthenticatedUser: { REMOVE: GRANT }\n      '*': { REMOVE: DENY }`],
    says: [
      'p.yaml:13:28: warning: the GRANT of REMOVE for `AuthenticatedUser` on `public.notes` changes no answer: a request with `AuthenticatedUser` is rejected at step 5: all roles are denied REMOVE on public.notes (never-decides)\n  help: leave it out, or change what is asked before it or denies beside it',
    ],
  },
  {
    code: 'never-decides',
    title: 'a global cell that the role’s cells on every table hide',
    change: ['  ServerCodeUser:', '  Editor: { UPDATE: GRANT }\n  ServerCodeUser:'],
    says: [
      'p.yaml:6:13: warning: the GRANT of UPDATE for role `Editor`, globally, changes no answer: a request with `AuthenticatedUser` and `Editor` is allowed at step 3: custom role Editor is granted UPDATE on public.notes; step 7 (system roles, globally: DENY) was not reached (never-decides)\n  help: leave it out, or change what is asked before it or denies beside it',
    ],
  },
  {
    code: 'role-without-effect',
    title: 'a role that grants what everybody has',
    change: [editor, `${editor}\n      AuthenticatedUser: { FIND: GRANT, UPDATE: GRANT }`],
    says: [
      'p.yaml:3:9: warning: role `Editor` changes no answer: whoever has it may do the same without it (role-without-effect)\n  help: change its cells, or leave the role out; if it is for entries that single objects get later, write `ignore: [role-without-effect]` in the policy',
    ],
  },
  {
    code: 'unused-role',
    title: 'a role of which nothing is said',
    change: ['roles: [Editor]', 'roles: [Editor, Guest]'],
    says: [
      'p.yaml:3:17: warning: role `Guest` is declared, and nothing is granted or denied to it (unused-role)\n  help: leave it out; if it is for entries that single objects get later, write `ignore: [unused-role]` in the policy',
    ],
  },
  {
    code: 'locked-out-server-code',
    title: 'a table’s GRANT beside the DENY of its users',
    change: [
      editor,
      `${editor}\n      AuthenticatedUser: { UPDATE: DENY, REMOVE: DENY }\n      ServerCodeUser: { '*': GRANT, CREATE: INHERIT }`,
    ],
    says: [
      "p.yaml:14:25: warning: server code that acts for a user is refused UPDATE and REMOVE on `public.notes`, whatever `ServerCodeUser` is granted here: it has the user's roles as well, and the DENY for `AuthenticatedUser` (line 13) wins at step 5 (locked-out-server-code)\n  help: take that DENY away, and let users be refused under `global`, which is asked later (step 7; `globalDefault: DENY` does so)",
    ],
  },
  {
    code: 'locked-out-server-code',
    title: 'a global GRANT beside the default of its users',
    change: ['  ServerCodeUser: { CREATE: GRANT }', '  ServerCodeUser: { CREATE: GRANT, REMOVE: GRANT, FIND: GRANT }'],
    says: [
      "p.yaml:6:36: warning: server code that acts for a user is refused REMOVE on `public.notes`, whatever `ServerCodeUser` is granted here: it has the user's roles as well, and the DENY for `AuthenticatedUser` (by `globalDefault`) wins at step 7 (locked-out-server-code)\n  help: grant it to `ServerCodeUser` on the tables instead, which are asked first (step 5)",
      "p.yaml:6:51: warning: server code that acts for a user is refused FIND on `public.notes`, whatever `ServerCodeUser` is granted here: it has the user's roles as well, and the DENY for `AuthenticatedUser` (by `globalDefault`) wins at step 7 (locked-out-server-code)\n  help: grant it to `ServerCodeUser` on the tables instead, which are asked first (step 5)",
    ],
  },
  {
    code: 'unreachable-global',
    title: 'a global DENY that a custom role passes by default',
    change: [
      everything,
      "  AuthenticatedUser: { REMOVE: DENY }\n  NotAuthenticatedUser: { '*': DENY }\nglobalDefault: GRANT\n",
    ],
    says: [
      "p.yaml:5:24: warning: whoever has role `Editor` is not stopped by the global DENY of REMOVE for `AuthenticatedUser`: a custom role's global cell is asked first (step 6), and says GRANT by `globalDefault` (unreachable-global)\n  help: deny it to the custom roles too, under `global`; or deny it on the tables, which are asked before (step 5)",
    ],
  },
  {
    code: 'open-to-everyone',
    title: 'a cell that lets anybody write',
    change: [editor, `${editor}\n      NotAuthenticatedUser: { CREATE: GRANT }`],
    says: [
      'p.yaml:13:31: warning: anybody may CREATE on `public.notes` without logging in: this cell grants it at step 5 (open-to-everyone)\n  help: if that is not meant, take the GRANT back',
    ],
  },
  {
    code: 'open-to-everyone',
    title: 'a client’s cell that lets anybody write',
    change: [editor, `${editor}\n      RestUser: { FIND: GRANT, UPDATE: GRANT }`],
    says: [
      'p.yaml:13:32: warning: anybody may UPDATE on `public.notes` without logging in, with `RestUser`: this cell grants it at step 5 (open-to-everyone)\n  help: if that is not meant, write `NotAuthenticatedUser: { UPDATE: DENY }` for the table',
    ],
  },
  {
    code: 'open-to-everyone',
    title: 'the default of a policy that grants',
    change: [
      everything,
      '  NotAuthenticatedUser: { UPDATE: DENY }\n  Editor: { CREATE: DENY }\nglobalDefault: GRANT\n',
    ],
    says: [
      'p.yaml:9:3: warning: anybody may CREATE and REMOVE on `public.notes` without logging in: `globalDefault` grants it at step 7 (open-to-everyone)\n  help: if that is not meant, write `NotAuthenticatedUser: { CREATE: DENY, REMOVE: DENY }` for the table',
    ],
  },
  {
    code: 'write-without-find',
    title: 'a role that may write what it does not see',
    change: [editor, '      Editor: { UPDATE: GRANT }'],
    says: [
      'p.yaml:12:17: warning: whoever has `AuthenticatedUser` and `Editor` may UPDATE objects of `public.notes` that they may not FIND (this cell grants it at step 3): a statement with a WHERE does not reach them (write-without-find)\n  help: grant FIND too, do not grant UPDATE, or write by key (`ladder.update`, `ladder.remove`, `ladder.upsert`)',
    ],
  },
  {
    code: 'write-without-find',
    title: 'owners who may write what they do not see',
    change: [owners, '    ownerPolicy: { UPDATE: GRANT, REMOVE: GRANT }'],
    says: [
      'p.yaml:13:20: warning: whoever has `AuthenticatedUser` may UPDATE objects of `public.notes` that they may not FIND (this cell grants it at step 4): a statement with a WHERE does not reach them (write-without-find)\n  help: grant FIND too, do not grant UPDATE, or write by key (`ladder.update`, `ladder.remove`, `ladder.upsert`)',
      'p.yaml:13:35: warning: whoever has `AuthenticatedUser` may REMOVE objects of `public.notes` that they may not FIND (this cell grants it at step 4): a statement with a WHERE does not reach them (write-without-find)\n  help: grant FIND too, do not grant REMOVE, or write by key (`ladder.update`, `ladder.remove`, `ladder.upsert`)',
    ],
  },
  {
    code: 'self-escalation',
    title: 'PERMISSION for whoever logs in',
    change: [editor, `${editor}\n      AuthenticatedUser: { PERMISSION: GRANT }`],
    says: [
      'p.yaml:13:28: warning: everybody with `AuthenticatedUser` holds PERMISSION on all of `public.notes`, objects of others too: this cell grants it at step 5 (self-escalation)\n  help: grant PERMISSION to a custom role; or for owners, who then share what is theirs',
    ],
  },
]

describe('a lint', () => {
  it('says nothing about a clean policy', () => {
    expect(review(clean)).toEqual([])
  })

  it.each(cases)('$code: $title', ({ code, change, says }) => {
    expect(clean).toContain(change[0])
    for (const line of says) expect(line).toContain(`(${code})\n`)
    expect(review(clean.replace(change[0], change[1]))).toEqual(says)
  })

  it.each([
    ['a custom role that agrees with the owner policy', editor, `${editor.slice(0, -2)}, REMOVE: GRANT }`],
    ['a DENY for whoever logs in, which owners pass', editor, `${editor}\n      AuthenticatedUser: { REMOVE: DENY }`],
    [
      'a global DENY for custom roles too',
      everything,
      "  AuthenticatedUser: { REMOVE: DENY }\n  Editor: { REMOVE: DENY, CREATE: DENY }\n  NotAuthenticatedUser: { '*': DENY }\nglobalDefault: GRANT\n",
    ],
    [
      'server code that is granted on the table',
      editor,
      `${editor}\n      ServerCodeUser: { '*': GRANT, CREATE: INHERIT }`,
    ],
    ['PERMISSION for owners', owners, owners.replace(' }', ', PERMISSION: GRANT }')],
    ['nobody who may FIND', editor, `${editor}\n      NotAuthenticatedUser: { FIND: GRANT }`],
    [
      'a role that is only for entries of new objects',
      `${editor}\n`,
      `${editor}\n      Guest: { FIND: INHERIT }\n    onCreate: [{ role: Guest, FIND: GRANT }]\n`,
    ],
  ])('is silent about %s', (_, from, to) => {
    expect(clean).toContain(from)
    expect(
      review(clean.replace('[Editor]', to.includes('Guest') ? '[Editor, Guest]' : '[Editor]').replace(from, to)),
    ).toEqual([])
  })

  const told = (code: string, more: string) => review(clean + more).filter((line) => line.includes(`(${code})`))
  const only = (text: string) => `${text}\n`

  it('says of each table what server code is refused there, and no more', () => {
    const text = clean.replace(
      '  ServerCodeUser: { CREATE: GRANT }',
      "  ServerCodeUser: { '*': GRANT, CREATE: INHERIT }",
    )
    const open = table('open', "roles: { '*': { FIND: GRANT } }\n")
    expect(review(text + open).filter((line) => line.includes('(locked-out-server-code)'))).toEqual([
      expect.stringContaining('is refused FIND, UPDATE and REMOVE on `public.notes`, whatever'),
      expect.stringContaining('is refused UPDATE and REMOVE on `public.open`, whatever'),
    ])
  })

  it('names who passes globally where a DENY on the table is to be taken away', () => {
    const text = clean
      .replace('  ServerCodeUser:', '  Editor: { REMOVE: GRANT }\n  ServerCodeUser:')
      .replace(editor, `${editor}\n      AuthenticatedUser: { REMOVE: DENY }\n      ServerCodeUser: { REMOVE: GRANT }`)
    expect(review(text + table('others', '')).filter((line) => line.includes('(locked-out'))).toEqual([
      expect.stringMatching(
        /locked-out-server-code.*\n.*; deny it to `Editor` on the table, who are granted it globally/,
      ),
    ])
  })

  it('names of each table the callers who may write there what they may not FIND', () => {
    const text = clean
      .replace('{ CREATE: GRANT }', '{ CREATE: GRANT, UPDATE: GRANT }')
      .replace(owners, `${owners}\n    objectAcl: none`)
    const tables =
      table('seen', 'roles: { AuthenticatedUser: { FIND: GRANT }, Editor: { FIND: DENY } }\n') +
      table('unseen', 'roles: { Editor: { FIND: GRANT } }\n')
    expect(review(text + tables).filter((line) => line.includes('(write-without-find)'))).toEqual([
      expect.stringContaining(
        'whoever has `AuthenticatedUser` may UPDATE objects of `public.notes` and `public.unseen` that',
      ),
      expect.stringContaining('whoever has `AuthenticatedUser` and `Editor` may UPDATE objects of `public.seen` that'),
    ])
  })

  it('counts the entries that every new object gets', () => {
    const onCreate = (entry: string) => only(`roles: { Editor: { UPDATE: GRANT } }\nonCreate: [${entry}]`)
    expect(told('write-without-find', table('tickets', onCreate('{ role: Editor, FIND: GRANT }')))).toEqual([])
    expect(told('write-without-find', table('tickets', onCreate('{ role: Editor, FIND: DENY }')))).toHaveLength(1)
    const entry = '{ role: NotAuthenticatedUser, UPDATE: GRANT, REMOVE: GRANT }'
    expect(told('open-to-everyone', table('board', only(`onCreate: [${entry}]`)))).toEqual([
      'p.yaml:17:46: warning: anybody may UPDATE and REMOVE new objects of `public.board` without logging in: they get this entry, which is asked at step 1 (open-to-everyone)\n  help: if that is not meant, take the GRANT back',
    ])
    expect(
      told(
        'open-to-everyone',
        table('board', only(`onCreate: [${entry.replace('UPDATE', 'ignore: [open-to-everyone], UPDATE')}]`)),
      ),
    ).toEqual([])
    expect(
      told('open-to-everyone', table('board', only('onCreate: [{ role: AuthenticatedUser, UPDATE: GRANT }]'))),
    ).toEqual([])
  })

  it('says that PERMISSION is for anybody where nobody has to log in', () => {
    expect(told('self-escalation', table('a', "roles: { '*': { PERMISSION: GRANT } }\n"))).toEqual([
      expect.stringContaining('anybody, without logging in, holds PERMISSION on all of `public.a`'),
    ])
    expect(told('self-escalation', table('a', 'roles: { JSUser: { PERMISSION: GRANT } }\n'))).toEqual([
      expect.stringContaining('anybody, without logging in, with `JSUser`, holds PERMISSION'),
    ])
    expect(told('self-escalation', table('a', 'roles: { SocialUser: { PERMISSION: GRANT } }\n'))).toEqual([
      expect.stringContaining('everybody with `AuthenticatedUser` and `SocialUser` holds PERMISSION'),
    ])
  })

  it('says once what one cell does to many tables', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => table(name, '')).join('')
    const text = clean.replace('  ServerCodeUser:', "  NotAuthenticatedUser: { '*': GRANT }\n  ServerCodeUser:") + many
    expect(review(text)).toEqual([
      expect.stringContaining(
        'anybody may CREATE, UPDATE and REMOVE on `public.notes`, `public.a`, `public.b` and 3 more tables without logging in: this cell grants it at step 7',
      ),
    ])
  })

  it('is not about a policy without tables', () => {
    expect(review('pgladder: 1\nusers: { type: uuid }\nroles: [A]\ntables: {}\n')).toEqual([
      expect.stringContaining('(empty-policy)'),
    ])
  })

  it('has the name of its file, and cases here', () => {
    const names = Object.keys(lints).toSorted()
    const files = readdirSync(new URL('../../generator/lint/lints', import.meta.url))
    expect(files.map((file) => file.replace(/\.ts$/, '')).toSorted()).toEqual(names)
    expect([...new Set(cases.map(({ code }) => code))].toSorted()).toEqual(names)
    expect(warnings).toEqual(warnings.toSorted())
  })
})

describe('ignore', () => {
  const mistake = clean.replace(editor, '      Editor: { FIND: GRANT, UPDATE: GRANT, REMOVE: DENY }')
  const said = [expect.stringContaining('(shadowed-cell)')]
  const needless = [
    expect.stringMatching(/there is no warning `[a-z-]+` here to ignore \(nothing-to-ignore\)\n {2}help: leave it out/),
  ]

  it.each([
    ['in the row', mistake.replace('REMOVE: GRANT }', 'REMOVE: GRANT, ignore: [shadowed-cell] }')],
    ['in the row that hides it', mistake.replace('REMOVE: DENY }', 'REMOVE: DENY, ignore: [shadowed-cell] }')],
    ['in the table', mistake.replace('    owner:', '    ignore: [shadowed-cell]\n    owner:')],
    ['in the policy', mistake.replace('tables:', 'ignore: [shadowed-cell]\ntables:')],
  ])('silences a warning %s', (_, text) => {
    expect(text).toContain('ignore:')
    expect(review(mistake)).toEqual(said)
    expect(review(text)).toEqual([])
  })

  it.each([
    ['in another row', mistake.replace('{ CREATE: GRANT }', '{ CREATE: GRANT, ignore: [shadowed-cell] }')],
    ['in another table', `${mistake}${table('others', 'ignore: [shadowed-cell]\n')}`],
    ['of another name', mistake.replace('    owner:', '    ignore: [never-decides]\n    owner:')],
  ])('silences nothing %s, and says so', (_, text) => {
    const all = review(text)
    expect(all).toHaveLength(2)
    expect(all).toEqual(expect.arrayContaining([...said, ...needless]))
  })

  it('is needless where nothing is left to ignore', () => {
    expect(review(clean.replace('    owner:', '    ignore: [shadowed-cell]\n    owner:'))).toEqual(needless)
  })

  it('silences warnings that are not lints, and no error', () => {
    const twins = clean
      .replace('[Editor]', '[Editor, editor]')
      .replace(`${editor}\n`, `${editor}\n      editor: { REMOVE: GRANT, FIND: GRANT }\n`)
    expect(review(twins)).toEqual([expect.stringContaining('(twin-roles)')])
    expect(review(`${twins.replace('tables:', 'ignore: [twin-roles]\ntables:')}`)).toEqual([])
    const { ir, diagnostics } = reviewPolicy(
      parsePolicy(clean.replace('tables:', 'ignore: [unknown-role]\ntables:'), 'p.yaml'),
    )
    expect({ ir, codes: diagnostics.map(({ code }) => code) }).toEqual({ ir: null, codes: ['unknown-warning'] })
  })

  it('is no operation and no role: it changes nothing that is compiled', () => {
    const compiled = (text: string) =>
      JSON.stringify(reviewPolicy(parsePolicy(text, 'p.yaml')).ir, (key, value) => (key === 'at' ? undefined : value))
    expect(compiled(mistake.replace('REMOVE: GRANT }', 'REMOVE: GRANT, ignore: [shadowed-cell] }'))).toBe(
      compiled(mistake),
    )
  })

  it('works in a policy of TypeScript', () => {
    const document = definePolicy({
      pgladder: 1,
      users: { type: 'uuid' },
      roles: ['Editor'],
      tables: {
        'public.notes': {
          key: { column: 'id', type: 'uuid' },
          owner: 'owner_id',
          roles: { Editor: { FIND: 'GRANT', REMOVE: 'DENY' } },
          ownerPolicy: { FIND: 'GRANT', REMOVE: 'GRANT', ignore: ['shadowed-cell'] },
        },
      },
    })
    expect(reviewPolicy(modelFromDocument(document, 'p.ts')).diagnostics).toEqual([])
    // @ts-expect-error a misspelt warning
    definePolicy({ pgladder: 1, users: { type: 'uuid' }, tables: {}, ignore: ['shadowed-sell'] })
  })
})
