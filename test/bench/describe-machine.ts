// What the figures were measured on and with.

import { readFileSync } from 'node:fs'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import type pg from 'pg'

/** Pairs of what and which. */
export async function describeMachine(superuser: pg.Client): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await superuser.query<{ version: string }>("select current_setting('server_version') as version")
  const processors = cpus()
  return [
    ['date', new Date().toISOString().slice(0, 10)],
    ['processor', `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['system', `${platform()} ${release()} ${arch()}`],
    ['PostgreSQL', rows[0]?.version ?? 'unknown'],
    ['Node', process.versions.node],
    ['pgladder', versionIn('../../package.json')],
    ['Kysely, pgladder and hand', versionIn('../../node_modules/kysely/package.json')],
    ['Kysely, ZenStack', versionIn('zenstack/node_modules/kysely/package.json')],
    ['ZenStack', versionIn('zenstack/node_modules/@zenstackhq/orm/package.json')],
    ['pg', versionIn('../../node_modules/pg/package.json')],
  ]
}

function versionIn(path: string): string {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).version
}
