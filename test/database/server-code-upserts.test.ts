// Server code may propose an object of somebody else's. An UPSERT of it is judged as one of the caller's own, as every row that is
// proposed, and as what it is; in compiled profiles and in the dynamic one alike.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { refusal } from '../support/refusal.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

const table = (rules: string) => `
    key: { column: id, type: integer }
    owner: owner_id
    objectAcl: none
    ${rules}`

const policy = `
pgladder: 1
users: { type: text }
tables:
  public.own_alone: ${table(`roles: { AuthenticatedUser: { FIND: GRANT } }
    ownerPolicy: { UPSERT: GRANT }`)}
  public.others_alone: ${table(`roles: { AuthenticatedUser: { FIND: GRANT, UPSERT: GRANT } }
    ownerPolicy: { UPSERT: DENY }`)}
  public.own_and_others: ${table(`roles: { AuthenticatedUser: { FIND: GRANT, UPSERT: GRANT } }`)}
`

const names = ['own_alone', 'others_alone', 'own_and_others'] as const

beforeAll(async () => {
  const setup = names.map((name) => `create table public.${name} (id integer primary key, owner_id text, label text);`)
  database = await createLadderDatabase({ setup: setup.join('\n'), policy })
})

afterAll(() => database?.drop())

const ways = {
  'ON CONFLICT': (name: string, owner: string) =>
    `insert into ${name} (id, owner_id) values (1, '${owner}') on conflict (id) do update set label = 'x'`,
  MERGE: (name: string, owner: string) => `merge into ${name} as t using (values (1)) as v (id) on t.id = v.id
    when matched then update set label = 'x' when not matched then insert (id, owner_id) values (v.id, '${owner}')`,
}

const profiles = { compiled: '', dynamic: 'delete from ladder_internal.profiles' }

const claims = names.flatMap((name) =>
  (['anna', 'bert'] as const).flatMap((owner) =>
    (Object.keys(ways) as (keyof typeof ways)[]).flatMap((way) =>
      (Object.keys(profiles) as (keyof typeof profiles)[]).map((profile) => ({ name, owner, way, profile })),
    ),
  ),
)

describe('an upsert by server code for Anna', () => {
  it.each(claims)('$name, by $way, of a new object of $owner, in the $profile profile', async (claim) => {
    const { name, owner, way, profile } = claim
    const outcome = request(
      database,
      `'anna', server_code => true`,
      async (client) => {
        const { rows } = await client.query<{ name: string }>('select current_user as name')
        expect(rows[0]?.name.endsWith('dynamic')).toBe(profile === 'dynamic')
        return client.query(ways[way](name, owner))
      },
      profiles[profile],
    )
    if (name === 'own_and_others' || (name === 'own_alone' && owner === 'anna'))
      expect((await outcome).rowCount).toBe(1)
    else await expect(outcome).rejects.toMatchObject(refusal)
  })
})
