// `npm run bench [-- --quick]`: starts a server, lets the contestants run, prints the claims and the reads,
// and writes everything: to RESULTS.md, or with --quick to a folder that git ignores.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createProgress, type Progress } from '../../generator/cli/demo/progress.ts'
import { installPackages } from '../support/install-packages.ts'
import { BenchError } from './bench-error.ts'
import type { BenchRun, OpeningMeasurement } from './bench-run.ts'
import { type BenchServer, startBenchServer } from './bench-server.ts'
import { describeMachine } from './describe-machine.ts'
import { drawChart } from './draw-chart.ts'
import { createGoverned, createLadderContestant, databaseOf, loginOf, storages } from './governed-databases.ts'
import { measureLargePolicy } from './measure-compiler.ts'
import { measureGiving } from './measure-giving.ts'
import { measureOpening, measureOpeningInClient } from './measure-opening.ts'
import { measureWriting } from './measure-writing.ts'
import { median } from './median.ts'
import { createHand, createPlainDatabase, createPolicied, plainDatabase } from './plain-database.ts'
import { runClientRounds } from './run-client-rounds.ts'
import { runRounds } from './run-rounds.ts'
import { type Caller, fullScale, listCallers, quickScale, type Scale } from './workload.ts'
import { writeClaims, writeReads, writeResults } from './write-results.ts'
import type { ZenstackModule } from './zenstack/contract.ts'

async function bench(server: BenchServer, scale: Scale, progress: Progress): Promise<BenchRun> {
  const callers = listCallers(scale)
  const zenstack: ZenstackModule = await import(new URL('zenstack/open-zenstack.ts', import.meta.url).pathname)
  progress.show('rows without pgladder')
  const superuser = await createPlainDatabase(server, scale, callers)
  for (const storage of storages) {
    progress.show(`rows governed by pgladder, objectAcl: ${storage}`)
    await createGoverned(server, scale, callers, storage)
  }
  const contestants = [await createHand(server, scale), await createHand(server, scale, databaseOf('none'))]
  for (const forced of ['as compiled', 'dynamic'] as const) {
    for (const storage of storages) contestants.push(await createLadderContestant(server, scale, storage, forced))
  }
  for (const name of ['usual', 'per-row'] as const) contestants.push(await createPolicied(server, scale, name))
  const rounds = await runRounds(contestants, callers, scale, progress)
  // Writes were rolled back, but what they wrote still lies in the tables.
  for (const name of [plainDatabase, ...storages.map(databaseOf)]) {
    progress.show(`clearing ${name}`)
    await (await server.connect(name)).query('vacuum')
  }
  const client = await runClientRounds(server, zenstack, callers, scale, progress)
  progress.show('opening requests')
  const opening = await measureOpenings(server, callers)
  const openingInClient = await measureOpeningInClient(server.url(databaseOf('none'), loginOf('none')), 17, 300)
  progress.show('giving entries')
  const giving = await measureGiving(server, scale)
  progress.show('writing by key, and upserts')
  const writing = await measureWriting(server)
  const largePolicies = []
  for (const tables of scale.tables) {
    progress.show(`a policy of ${tables} tables`)
    largePolicies.push(await measureLargePolicy(server, tables))
  }
  const machine = await describeMachine(superuser)
  return { machine, scale, callers, server: rounds, client, opening, openingInClient, giving, writing, largePolicies }
}

async function measureOpenings(
  server: BenchServer,
  callers: readonly Caller[],
): Promise<readonly OpeningMeasurement[]> {
  const openings: (OpeningMeasurement & { readonly rounds: number[] })[] = []
  for (let round = 1; round <= 5; round += 1) {
    for (const storage of storages) {
      const login = await server.connect(databaseOf(storage), loginOf(storage))
      for (const { name, user } of callers) {
        const ms = await measureOpening(login, user, 60)
        const rounds = openings.find((o) => o.storage === storage && o.caller === name)?.rounds
        if (rounds === undefined) openings.push({ storage, caller: name, ms, rounds: [ms] })
        else rounds.push(ms)
      }
    }
  }
  return openings.map(({ rounds, ...opening }) => ({ ...opening, ms: median(rounds) }))
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
  const progress = createProgress(process.stderr)
  progress.show('packages')
  const fault = installPackages(fileURLToPath(new URL('zenstack/', import.meta.url)))
  if (fault !== null) {
    throw new BenchError(
      `\`npm ci --prefix test/bench/zenstack\` failed, so there is no ZenStack to compare with: ${fault}`,
    )
  }
  const server = await startBenchServer()
  // A child of an interrupted run ends with it: the server's own exit handler stops it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  try {
    const run = await bench(server, values.quick ? quickScale : fullScale, progress)
    progress.clear()
    const page = writeResults(run, readFileSync(new URL('NOTES.md', import.meta.url), 'utf8'))
    const folder = new URL(values.quick ? 'quick/' : './', import.meta.url)
    mkdirSync(folder, { recursive: true })
    writeFileSync(new URL('RESULTS.md', folder), page)
    writeFileSync(new URL('RESULTS.svg', folder), drawChart(run))
    console.log(
      `${writeClaims(run)}\n${writeReads(run)}\n\nThe rest is in ${relative('.', fileURLToPath(folder))}/RESULTS.md`,
    )
  } finally {
    progress.clear()
    await server.stop()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof BenchError ? `bench: ${error.message}` : error)
  process.exitCode = 1
})
