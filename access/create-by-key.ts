// The methods of `WritingByKey`. Each is the SQL function of the same name with its arguments read; nothing is decided here.

import { type RawBuilder, sql, type Transaction } from 'kysely'
import { AccessError } from './access-error.ts'
import type { WritingByKey } from './by-key.ts'
import { type LadderCalls, text } from './ladder-calls.ts'
import { readObject } from './read-argument.ts'
import { readPatch, readRow } from './read-row.ts'

/** Writing by key through the calls of one transaction. */
export function createWritingByKey<DB>(trx: Transaction<DB>, calls: LadderCalls<DB>): WritingByKey<DB> {
  const { ask, call, table } = calls
  // One text, which any driver sends as it is, whatever it makes of objects.
  const json = (written: string): RawBuilder<unknown> => sql`${text(written)}::jsonb`

  return {
    async update(container, objectId, patch) {
      const id = text(readObject(objectId))
      await ask(call('update', table(container), id, json(readPatch(trx, container, patch))))
    },
    async remove(container, objectId) {
      await ask(call('remove', table(container), text(readObject(objectId))))
    },
    async upsert(container, row) {
      const done = await ask(call('upsert', table(container), json(readRow(trx, container, row))))
      if (done === 'inserted' || done === 'updated') return done
      throw new AccessError('`upsert` did not say what it did', { code: 'no-ladder' })
    },
  }
}
