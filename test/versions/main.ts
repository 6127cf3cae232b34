// npm run test:versions [-- --only 15,17 [part of a file's name …]]: the database's tests on every PostgreSQL that pgladder supports and on
// PGlite, two at a time, and a table of what came of it. Exit code 1 if anything failed, or nothing was run.

import { Command, InvalidArgumentError } from 'commander'
import { reasonOf } from '../../generator/reason-of.ts'
import { installPackages } from '../support/install-packages.ts'
import { otherServers } from '../support/postgres-binaries.ts'
import { printResults } from './print-results.ts'
import { root, runVersion, type Stop, type VersionRun } from './run-version.ts'
import { filesFor, type Version, versions } from './versions.ts'

function readVersions(text: string): readonly Version[] {
  return text.split(',').map((word) => {
    const version = versions.find((known) => known === word.trim().toLowerCase())
    if (version === undefined) throw new InvalidArgumentError(`There are ${versions.join(', ')}.`)
    return version
  })
}

const command = new Command('test:versions')
  .description('runs the database tests on every supported PostgreSQL, and on PGlite what can run there')
  .argument('[filters...]', 'parts of names of test files')
  .option('--only <versions>', `some of ${versions.join(', ')}`, readVersions, versions)
  .parse()
const filters = command.args
const { only } = command.opts<{ readonly only: readonly Version[] }>()

const lanes = 2
const running = new Set<Stop>()
const runs: VersionRun[] = []
const broken: string[] = []

async function run(version: Version): Promise<void> {
  const files = filesFor(version, root, filters)
  if (files.length === 0) return console.log(`${version}: no file of that name runs there`)
  console.log(`${version}: ${files.length} files`)
  let stop: Stop | undefined
  try {
    const result = await runVersion(version, files, (given) => {
      stop = given
      running.add(given)
    })
    runs.push(result)
    const verdict = result.failures.length === 0 ? 'green' : `${result.failures.length} FAILED`
    console.log(`${version}: ${verdict}, ${Math.round(result.seconds)} s`)
  } catch (error) {
    broken.push(`${version}: ${reasonOf(error)}`)
    console.log(`${version}: could not be run`)
  } finally {
    if (stop !== undefined) running.delete(stop)
  }
}

const waiting = versions.filter((version) => only.includes(version))

function interrupt(): void {
  waiting.length = 0
  void Promise.allSettled([...running].map((stop) => stop())).finally(() => process.exit(130))
}
process.once('SIGINT', interrupt)
process.once('SIGTERM', interrupt)

if (only.some((version) => version !== '18' && version !== 'pglite')) {
  const fault = installPackages(otherServers)
  if (fault !== null) {
    console.error(
      `test:versions: \`npm ci --prefix test/versions/servers\` failed, so there are no servers to test on: ${fault}`,
    )
    process.exit(1)
  }
}
await Promise.all(
  Array.from({ length: lanes }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next)
  }),
)
runs.sort((a, b) => versions.indexOf(a.version) - versions.indexOf(b.version))
if (runs.length > 0) console.log(`\n${printResults(runs)}`)
for (const line of broken) console.error(`error: ${line}`)
process.exitCode = runs.length > 0 && broken.length === 0 && runs.every(({ failures }) => failures.length === 0) ? 0 : 1
