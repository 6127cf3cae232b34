// What row-level security does to writes in silence, and what the ladder says instead.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { annasTask, bertsTask, createTasks, stored } from '../support/by-key-world.ts'
import type { LadderDatabase } from '../support/governed-database.ts'
import { refusal } from '../support/refusal.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createTasks()
})

afterAll(() => database?.drop())

const attempt = (as: string, statement: string) =>
  request(database, as, async (client) => {
    const { rowCount, rows } = await client.query(statement)
    await client.query('reset session authorization')
    return { rowCount, rows, stored: await stored(client, 'tasks') }
  })

describe('D1: UPDATE and REMOVE granted without FIND', () => {
  const blind = `'carl', roles => '{Blind}'`

  it.each([
    `update public.tasks set title = 'x' where id = 2`,
    `delete from public.tasks where id = 2`,
  ])('find nothing by WHERE: %s', async (statement) => {
    expect(await attempt(blind, statement)).toMatchObject({ rowCount: 0, stored: ['1 old anna', '2 old bert'] })
  })

  it('reach one object by its key, and show nothing of it', async () => {
    const updated = await attempt(blind, `select ladder.update('tasks', '${bertsTask}', '{"title": "x"}')`)
    expect(updated).toMatchObject({ rows: [{ update: 'updated' }], stored: ['1 old anna', '2 x bert'] })
    const removed = await attempt(blind, `select ladder.remove('tasks', '${bertsTask}')`)
    expect(removed).toMatchObject({ rows: [{ remove: 'removed' }], stored: ['1 old anna'] })
    await expect(attempt(blind, `select title from public.tasks where id = 2 for update`)).resolves.toMatchObject({
      rowCount: 0,
    })
  })

  it.each([
    'fetch all from %I',
    'fetch backward 1 from %I',
    'move absolute 1 in %I',
  ])('leave no cursor behind to read by: %s', async (fetch) => {
    await request(database, blind, async (client) => {
      await client.query(`select ladder.update('tasks', '2', '{"title": "x"}')`)
      const { rows } = await client.query('select name from pg_cursors')
      expect(rows).toEqual([])
      await expect(client.query(fetch.replace('%I', '"<unnamed portal 1>"'))).rejects.toMatchObject({ code: '34000' })
    })
  })
})

describe('D11: a foreign key that cascades', () => {
  it('deletes objects that the caller may not REMOVE: PostgreSQL does it as the owner of the table', async () => {
    const parts = async (after: string) =>
      request(
        database,
        `'anna'`,
        async (client) => {
          await client.query(`select ladder.remove('tasks', '${annasTask}')`)
          await client.query('reset session authorization')
          return (await client.query('select id from public.parts order by id')).rows
        },
        after,
      )
    await expect(attempt(`'anna'`, `delete from public.parts`)).rejects.toMatchObject(refusal)
    expect(await parts('')).toEqual([{ id: 2 }])
    const restrict = `alter table public.parts drop constraint parts_task_fkey, add foreign key (task) references public.tasks (id)`
    await expect(parts(restrict)).rejects.toMatchObject({ code: '23503' })
  })
})

describe('D21: a refused UPDATE looks like success', () => {
  const denied = `'anna', roles => '{Denied}'`

  it('in a plain statement: it touches nothing and says so by its count alone', async () => {
    const reader = `'anna', roles => '{Reader}'`
    expect(await attempt(reader, `update public.tasks set title = 'x' where id = 2`)).toMatchObject({
      rowCount: 0,
      stored: ['1 old anna', '2 old bert'],
    })
  })

  it('by key it is an error that names the step, or says that there is no such object', async () => {
    await expect(attempt(denied, `select ladder.update('tasks', '2', '{"title": "x"}')`)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('rejected at step 3: custom role Denied'),
    })
    await expect(attempt(`'carl'`, `select ladder.update('tasks', '2', '{"title": "x"}')`)).rejects.toMatchObject({
      code: 'P0002',
    })
  })

  it('for a plain statement the same can be asked', async () => {
    const { rows } = await attempt(
      denied,
      `select object_id, code, detail ->> 'step' as step from ladder.refusals('UPDATE', 'tasks', '{1,2,77}')`,
    )
    expect(rows).toEqual([
      { object_id: '1', code: '42501', step: '3' },
      { object_id: '2', code: '42501', step: '3' },
      { object_id: '77', code: 'P0002', step: null },
    ])
    await expect(attempt(denied, `select ladder.refuse('REMOVE', 'tasks', '{77,2}')`)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining(`REMOVE of object '2' of public.tasks is rejected at step 3`),
    })
    await expect(attempt(`'anna'`, `select ladder.refuse('REMOVE', 'tasks', '{1}')`)).rejects.toMatchObject({
      code: 'P0002',
      message: `the statement left out object '1' of public.tasks`,
    })
  })
})
