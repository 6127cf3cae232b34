// Times a statement within the server, in one message: parsing, rewriting (where policies are added), planning and
// running it, and neither the network nor the client. EXPLAIN would leave out the first two.

import type pg from 'pg'

export interface Timing {
  /** How many times are taken. */
  readonly samples: number
  /** How many runs make one time; more for what is shorter than the clock's microsecond. */
  readonly runs: number
  /** Whether each run is taken back, outside of its time. */
  readonly undone: boolean
}

/** Milliseconds of one run, for each sample. The connection must be in a transaction. */
export async function timeOnServer(client: pg.Client, statement: string, timing: Timing): Promise<readonly number[]> {
  await client.query(writeLoop(statement, timing))
  const { rows } = await client.query<{ times: number[] }>("select current_setting('bench.times')::float8[] as times")
  return rows[0]?.times ?? []
}

function writeLoop(statement: string, { samples, runs, undone }: Timing): string {
  const timed = `
      v_start := pg_catalog.clock_timestamp();
      for j in 1..${runs} loop
        execute $statement$${statement}$statement$;
      end loop;
      v_times := v_times || (extract(epoch from pg_catalog.clock_timestamp() - v_start) * 1000 / ${runs})::float8;`
  const body = undone
    ? `
      begin${timed}
        raise exception using errcode = 'UNDO1';
      exception when sqlstate 'UNDO1' then null;
      end;`
    : timed
  return `
    do $bench$
    declare
      v_times float8[] := '{}';
      v_start timestamptz;
    begin
      for i in 1..${samples} loop${body}
      end loop;
      perform pg_catalog.set_config('bench.times', v_times::text, true);
    end
    $bench$`
}
