// npm run test:containers: the database tests against PostgreSQL in a container, where `npm test` starts an embedded one.
// pgTAP is that of the image, where it has one. The container goes when the tests have ended, whatever came of them; nothing here is skipped for want of an engine.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { reasonOf } from '../../generator/reason-of.ts'
import { startPostgresContainer } from './postgres-container.ts'
import { findImage, requireEngine } from './postgres-image.ts'

const command = new Command('test:containers')
  .description('runs the database tests against PostgreSQL in a container')
  .argument('[tests...]', 'names of test files and options of vitest; all without')
  .option('--postgres <version>', 'tag of the official image that test/Dockerfile builds on', '18')
  .option('--image <name>', 'an image that is there already, in place of that of test/Dockerfile')
  .allowUnknownOption()
  .parse()
const { postgres, image } = command.opts<{ readonly postgres: string; readonly image?: string }>()

try {
  await requireEngine()
  process.exitCode = await testIn(await findImage({ version: postgres, image }))
} catch (error) {
  console.error(`test:containers: ${reasonOf(error)}`)
  process.exitCode = 1
}

async function testIn(name: string): Promise<number> {
  const container = await startPostgresContainer(name)
  const folder = mkdtempSync(join(tmpdir(), 'pgladder-container-'))
  // vitest hears of an interrupt itself; the container is stopped when it has ended.
  const wait = () => {}
  process.on('SIGINT', wait).on('SIGTERM', wait)
  try {
    console.log(`test:containers: image ${name}, ${container.version}, ${container.pgtap ? 'pgTAP' : 'without pgTAP'}`)
    const pgtap = join(folder, 'pgtap.sql')
    if (container.pgtap !== null) writeFileSync(pgtap, container.pgtap)
    return await runVitest({
      TEST_DATABASE_URL: container.superuserUrl,
      ...(container.pgtap === null ? {} : { PGTAP_SQL: pgtap }),
    })
  } finally {
    await container.stop()
    rmSync(folder, { recursive: true })
    process.off('SIGINT', wait).off('SIGTERM', wait)
  }
}

async function runVitest(environment: NodeJS.ProcessEnv): Promise<number> {
  const program = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const vitest = spawn(process.execPath, [program, 'run', '--project', 'database', ...command.args], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  const [code] = await once(vitest, 'exit')
  return code ?? 1
}
