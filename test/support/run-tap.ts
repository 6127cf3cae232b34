// Runs a file of pgTAP tests by an ordinary client, and reads what it says: pg_prove and psql are not everywhere.

import type pg from 'pg'

export interface TapRun {
  /** What the plan announced. */
  readonly planned: number
  /** `ok 3 - …` and `not ok 4 - …`, in order. */
  readonly results: readonly { readonly ok: boolean; readonly title: string }[]
  /** Everything it printed, for a person. */
  readonly text: string
}

/** Runs a file, which brings its own transaction. Throws what the server says if it stops. */
export async function runTap(client: pg.ClientBase, sql: string): Promise<TapRun> {
  const results = (await client.query({ text: sql, rowMode: 'array' })) as unknown as readonly pg.QueryArrayResult[]
  const lines = results
    .filter(({ command }) => command === 'SELECT')
    .flatMap(({ rows }) => rows.map(([line]) => line))
    .filter((line): line is string => typeof line === 'string')
  return {
    planned: Number(lines.map((line) => /^1\.\.(\d+)$/.exec(line)?.[1]).find((found) => found !== undefined) ?? 0),
    results: lines.flatMap((line) => {
      const [, not, title] = /^(not )?ok \d+(?: - (.*))?/.exec(line) ?? []
      return title === undefined ? [] : [{ ok: not === undefined, title }]
    }),
    text: lines.join('\n'),
  }
}

/** What failed; a result that is missing fails as well. */
export function failuresIn({ planned, results, text }: TapRun): readonly string[] {
  const failed = results.filter(({ ok }) => !ok).map(({ title }) => title)
  const said = text.split('\n').filter((line) => line.startsWith('# '))
  return results.length === planned && planned > 0
    ? failed.length > 0
      ? [...failed, ...said.slice(0, 20)]
      : failed
    : [...failed, `${results.length} of ${planned} tests ran:\n${text.slice(-500)}`]
}
