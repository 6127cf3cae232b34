// One way to keep a caller to what they may see, as the rounds see it.

import type pg from 'pg'
import type { Caller, QueryName } from './workload.ts'

export interface Contestant {
  readonly name: string
  /** One connection, on which a request is opened anew for each measurement. */
  readonly client: pg.Client
  /** Whether the contestant can answer at all. */
  serves(caller: Caller, query: QueryName): boolean
  /** Begins a transaction in which the caller's statements can run; returns what it runs them as. */
  open(caller: Caller): Promise<string>
  statement(caller: Caller, query: QueryName): string
}

/** Runs something in a transaction of one caller and takes it back; statements that take too long fail. */
export async function inRequest<T>(
  contestant: Contestant,
  caller: Caller,
  patience: number,
  work: (runsAs: string) => Promise<T>,
): Promise<T> {
  try {
    const runsAs = await contestant.open(caller)
    await contestant.client.query(`set local statement_timeout = ${patience}`)
    return await work(runsAs)
  } finally {
    await contestant.client.query('rollback')
  }
}
