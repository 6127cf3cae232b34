// Hostile names in a policy: each round-trips exactly or is refused with its place.

import { describe, expect, it } from 'vitest'
import { checkedPolicy } from '../support/checked-policy.ts'
import { column } from '../support/column.ts'
import { createLadderDatabase } from '../support/governed-database.ts'
import { rolledBack } from '../support/rolled-back.ts'

describe('hostile names', () => {
  const names = [
    `quote"d`,
    `it's`,
    'back\\slash',
    'new\nline',
    '-- comment',
    '/* open',
    'close */',
    '$$',
    '$pgladder$',
    '%I %s',
    'ünï→日本',
    'select',
    'user',
    'a.b',
    ' ',
    'x'.repeat(63),
    '{{table}}',
    `');drop table public.users;--`,
    '\\x41',
    ':name',
    'control\u0001',
  ]
  const sqlName = (name: string) => `"${name.replaceAll('"', '""')}"`
  // Every JSON string is a YAML string.
  const yaml = (text: string) => JSON.stringify(text)

  it('of tables, columns and roles are enforced as any others', async () => {
    const tables = names.map((name, n) => ({
      name,
      owner: names[(n + 7) % names.length] ?? '',
      key: names[(n + 3) % names.length] ?? '',
    }))
    const on = await createLadderDatabase({
      setup: tables
        .map(
          ({
            name,
            owner,
            key,
          }) => `create table public.${sqlName(name)} (${sqlName(key)} integer primary key, ${sqlName(owner)} text);
            insert into public.${sqlName(name)} values (1, 'anna'), (2, 'bert');`,
        )
        .join('\n'),
      policy: `
pgladder: 1
roleSource: session
users: { type: text }
roles: [${names.map(yaml)}]
tables:
${tables
  .map(
    ({ name, owner, key }) => `  ${yaml(`public.${sqlName(name)}`)}:
    key: { column: ${yaml(key)}, type: integer }
    owner: ${yaml(owner)}
    objectAcl: table
    onCreate: [{ role: ${yaml(name)}, UPDATE: GRANT }]
    roles:
      ${yaml(name)}: { FIND: GRANT, CREATE: GRANT }
    users:
      ${yaml(key)}: { FIND: GRANT }
    ownerPolicy: { FIND: GRANT }
`,
  )
  .join('')}`,
    })
    try {
      for (const { name, key, owner } of tables) {
        const see = (user: string, roles: readonly string[]) =>
          rolledBack(on.app.pool, async (client) => {
            await client.query('select ladder.enter($1, roles => $2)', [user, roles])
            const own = await column(client, `select ${sqlName(key)} from public.${sqlName(name)} order by 1`)
            if (!roles.includes(name)) return own
            await client.query(`insert into public.${sqlName(name)} (${sqlName(key)}) values (3)`)
            const { rowCount } = await client.query(
              `update public.${sqlName(name)} set ${sqlName(owner)} = ${sqlName(owner)}`,
            )
            return [...own, `changed ${rowCount}`]
          })
        expect([name, await see('anna', [])]).toEqual([name, [1]])
        expect([name, await see('carl', [])]).toEqual([name, []])
        expect([name, await see(key, [])]).toEqual([name, [1, 2]])
        expect([name, await see('carl', [name])]).toEqual([name, [1, 2, 'changed 1']])
        expect([
          name,
          await see(
            'carl',
            names.filter((other) => other !== name),
          ),
        ]).toEqual([name, []])
      }
    } finally {
      await on.drop()
    }
  })

  it.each([
    'x'.repeat(64),
    `${'x'.repeat(62)}é`,
    'nul\u0000',
    'lone \ud800',
    '',
  ])('are refused with their place where PostgreSQL could not hold them: %j', (name) => {
    const text = `pgladder: 1\nusers: { type: text }\ntables:\n  public.t:\n    key: { column: ${yaml(name)}, type: integer }\n`
    expect(() => checkedPolicy(text)).toThrow(/^policy\.yaml:5:\d+: error: /)
    expect(() => checkedPolicy(text.replace(yaml(name), '"fine"'))).not.toThrow()
  })
})
