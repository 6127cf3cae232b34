// A replica that streams from an embedded server. The npm builds have no pg_basebackup, so the copy is made by hand, as the
// manual describes it: pg_backup_start, the files, pg_backup_stop.

import { chown, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, owner, run, startEmbeddedPostgres } from './embedded-postgres.ts'

export interface StreamingReplica {
  readonly superuserUrl: string
  /** The same database and login of the replica. */
  urlOf(url: string): string
  /** Resolves once the replica has all that the primary has now. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

/** Starts it, with all databases of the primary, which has `synchronous_commit=on`. Stop it before the primary. */
export async function startStreamingReplica(primary: EmbeddedPostgres): Promise<StreamingReplica> {
  const { port } = new URL(primary.superuserUrl)
  const replica = await startEmbeddedPostgres([`primary_conninfo=host=127.0.0.1 port=${port} user=postgres`], {
    fill: (data) => copyCluster(primary.superuserUrl, data),
  })
  const ask = async (url: string, query: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(query)).rows[0]
    } finally {
      await client.end()
    }
  }
  return {
    superuserUrl: replica.superuserUrl,
    urlOf(url) {
      const there = new URL(url)
      there.host = new URL(replica.superuserUrl).host
      return there.href
    },
    async catchUp() {
      const { lsn } = await ask(primary.superuserUrl, 'select pg_current_wal_flush_lsn() as lsn')
      const deadline = Date.now() + 30_000
      for (;;) {
        const { there } = await ask(replica.superuserUrl, `select pg_last_wal_replay_lsn() >= '${lsn}' as there`)
        if (there) return
        if (Date.now() > deadline) throw new Error(`the replica did not come to ${lsn} within 30 s`)
        await sleep(20)
      }
    },
    stop: replica.stop,
  }
}

async function copyCluster(url: string, data: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select current_setting('data_directory') as source from pg_backup_start('replica', fast => true)`,
    )
    await run('cp', ['-R', rows[0]?.source, data])
    const stopped = await client.query('select labelfile from pg_backup_stop(wait_for_archive => false)')
    await rm(join(data, 'postmaster.pid'), { force: true })
    for (const [name, text] of [
      ['backup_label', stopped.rows[0]?.labelfile],
      ['standby.signal', ''],
    ]) {
      await writeFile(join(data, name), text)
      if (owner.uid !== undefined) await chown(join(data, name), owner.uid, owner.uid)
    }
  } finally {
    await client.end()
  }
}
