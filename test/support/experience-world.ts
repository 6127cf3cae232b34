// A world in which each verdict can be met: orders and partitioned visits, of Anna, of Bert and of nobody.
// Its roles come from the session, so that a test gives them with `as`.

import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from './governed-database.ts'
import { keptRequest, type Query } from './kept-request.ts'
import { anna, annasOrder, bert, bertsOrder } from './orders-world.ts'
import { refusal } from './refusal.ts'

export const carl = '00000000-0000-4000-8000-00000000000c'
export const nobodysOrder = '00000000-0000-4000-8000-0000000000c1'
export const newOrder = '00000000-0000-4000-8000-0000000000d1'
export const anotherOrder = '00000000-0000-4000-8000-0000000000d2'

const setup = `
  create table public.users (id uuid primary key);
  create table public.orders (
    id uuid primary key default gen_random_uuid(),
    owner_id uuid references public.users (id) on update cascade on delete set null,
    title text not null
  );
  create table public.visits (
    id integer primary key,
    owner_id uuid,
    title text not null
  ) partition by range (id);
  create table public.visits_low partition of public.visits for values from (0) to (100);
  create table public.visits_high partition of public.visits for values from (100) to (200);
  create table public.copies (title text);
  create function public.give_to_bert() returns trigger language plpgsql as $$
    begin
      new.owner_id := '${bert}';
      return new;
    end $$;
`

const policy = `
pgladder: 1
roleSource: session
users: { type: uuid, table: public.users, key: id }
roles: [Reader, Editor, Watcher, Mute, Clerk]
globalDefault: DENY
tables:
  public.orders:
    key: { column: id, type: uuid }
    owner: owner_id
    objectAcl: table
    onCreate:
      - { role: Watcher, FIND: GRANT }
      - { role: Mute, REMOVE: DENY }
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      RestUser: { CREATE: GRANT }
      ServerCodeUser: { '*': GRANT }
      Reader: { FIND: GRANT }
      Editor: { UPDATE: GRANT, REMOVE: GRANT }
      Mute: { CREATE: DENY }
      Clerk: { UPDATE: DENY }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT, PERMISSION: GRANT }
  public.visits:
    key: { column: id, type: integer }
    owner: owner_id
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      ServerCodeUser: { '*': GRANT }
      Reader: { FIND: GRANT }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
`

/** What is there before each test. */
const reset = `
  delete from public.orders; delete from public.visits; delete from public.users; delete from public.copies;
  insert into public.users (id) values ('${anna}'), ('${bert}'), ('${carl}');
  insert into public.orders (id, owner_id, title) values
    ('${annasOrder}', '${anna}', 'tea'),
    ('${bertsOrder}', '${bert}', 'coffee'),
    ('${nobodysOrder}', null, 'water');
  insert into public.visits (id, owner_id, title) values (1, '${anna}', 'tea'), (2, '${bert}', 'coffee');
  delete from ladder_internal.public__orders_entries;
`

export interface Order {
  readonly id: string
  readonly owner_id: string | null
  readonly title: string
}

/** The argument list of `ladder.enter` for a user with roles, for nobody, for server code. */
export const as = (user: string, ...roles: readonly string[]) => `user_id => '${user}', roles => '{${roles.join()}}'`
export const nobody = ''
export const serverCode = 'server_code => true'

/** The same rows for each test of a file, and ways to ask and look. Called once, at the top of the file. */
export function experienceWorld() {
  let opened: LadderDatabase | undefined
  const database = (): LadderDatabase => {
    if (opened === undefined) throw new Error('no test is running')
    return opened
  }

  beforeAll(async () => {
    opened = await createLadderDatabase({ policy, setup })
    await opened.owner.pool.query(`
      grant select, insert on public.copies to ${opened.prefix}_session;
      grant select, update, delete on public.users to ${opened.prefix}_session;
    `)
  })

  afterAll(() => opened?.drop())

  beforeEach(async () => {
    await database().superuser.query(reset)
  })

  /** A request that is kept if the work succeeds. `enter` is the argument list of `ladder.enter`. */
  const request = <T>(enter: string, work: (query: Query) => Promise<T>) =>
    keptRequest(database().app.pool, enter, work)

  const rowCount = async (enter: string, statement: string) =>
    (await request(enter, (query) => query(statement))).rowCount

  const titles = async (enter: string, from = 'public.orders') => {
    const { rows } = await request(enter, (query) => query(`select title from ${from} order by title`))
    return rows.map(({ title }) => title)
  }

  const stored = async (id: string): Promise<Order | undefined> => {
    const { rows } = await database().superuser.query<Order>(
      'select id, owner_id, title from public.orders where id = $1',
      [id],
    )
    return rows[0]
  }

  const everything = async (): Promise<readonly Order[]> => {
    const { rows } = await database().superuser.query<Order>(
      'select id, owner_id, title from public.orders order by id',
    )
    return rows
  }

  /** The statement fails with 42501 and leaves every order as it was. */
  const expectRefused = async (enter: string, statement: string): Promise<void> => {
    const before = await everything()
    await expect(request(enter, (query) => query(statement))).rejects.toMatchObject(refusal)
    expect(await everything()).toEqual(before)
  }

  /** The statement succeeds, touches no row and leaves every order as it was. */
  const expectUntouched = async (enter: string, statement: string): Promise<void> => {
    const before = await everything()
    expect(await rowCount(enter, statement)).toBe(0)
    expect(await everything()).toEqual(before)
  }

  return { database, request, rowCount, titles, stored, everything, expectRefused, expectUntouched }
}
