// What a large policy costs: compiling it, applying it to a real server, and opening requests under it.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BenchServer } from './bench-server.ts'
import { makeLargeTables, writeLargePolicy } from './large-policy.ts'
import { measureOpening } from './measure-opening.ts'
import { median } from './median.ts'
import { timeInClient } from './time-in-client.ts'

export interface LargePolicy {
  readonly tables: number
  /** Milliseconds from text to migrations, median of three processes. */
  readonly compileMs: number
  /** Peak memory of such a process, and what it held before it compiled, in MiB. */
  readonly peakMiB: number
  readonly idleMiB: number
  /** Bytes of all migrations. */
  readonly bytes: number
  /** Milliseconds to apply them, once. */
  readonly applyMs: number
  /** Milliseconds of `enter` within the server. */
  readonly openingMs: number
}

interface Compilation {
  readonly ms: number
  readonly peakKiB: number
  readonly idleKiB: number
  readonly texts: readonly string[]
}

export async function measureLargePolicy(server: BenchServer, tables: number): Promise<LargePolicy> {
  const name = `bench_large_${tables}`
  const policy = writeLargePolicy(tables, name)
  const compilations = [await compileOnce(policy), await compileOnce(policy), await compileOnce(policy)] as const
  const texts = compilations[0].texts
  const client = await server.createDatabase(name)
  await client.query(makeLargeTables(tables))
  const applyMs = await timeInClient(async () => {
    for (const text of texts) await client.query(`begin;\n${text}\ncommit;`)
  })
  await client.query(`
    create role ${name}_app login;
    grant ${name}_gateway to ${name}_app;
    insert into ladder_internal.memberships (user_id, role_id)
    select 17, r.id from ladder_internal.roles as r where r.name in ('Role3', 'Role5');
    analyze;
  `)
  return {
    tables,
    compileMs: median(compilations.map(({ ms }) => ms)),
    peakMiB: median(compilations.map(({ peakKiB }) => peakKiB)) / 1024,
    idleMiB: median(compilations.map(({ idleKiB }) => idleKiB)) / 1024,
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    applyMs,
    openingMs: await measureOpening(await server.connect(name, `${name}_app`), 17, 100),
  }
}

function compileOnce(policy: string): Promise<Compilation> {
  const program = fileURLToPath(new URL('compile-once.mjs', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [program], { maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout))
      else reject(error)
    })
    child.stdin?.end(policy)
  })
}
