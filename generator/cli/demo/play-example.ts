// One example on the embedded server: compile, migrate, set the stage, act out the scenario.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printDiagnostic } from '../../check/print-diagnostic.ts'
import { emitMigrations } from '../../emit/emit-migrations.ts'
import type { ValidIr } from '../../ir/policy-ir.ts'
import { namesOf } from '../../plan/names.ts'
import { PolicyError } from '../../policy-error.ts'
import { applyMigrations } from '../apply-migrations.ts'
import type { EmbeddedServer } from './embedded-server.ts'
import { prepareStage } from './prepare-stage.ts'
import type { Example } from './read-example.ts'
import { type Outcome, runScenario } from './run-scenario.ts'

/** Plays an example on an empty server, and leaves it empty. Everything goes the way it goes for a user: files, migrations, requests. */
export async function playExample(example: Example, server: EmbeddedServer): Promise<readonly Outcome[]> {
  const { ir, setup, scenario } = example
  const keys = await server.asDba(async (client) => {
    await client.query(setup)
    await withMigrations(ir, (folder) => applyMigrations(client, folder, ir.schema, () => {}))
    return prepareStage(client, example)
  })
  return server.asApplication(namesOf(ir).gateway, async (db) => {
    const outcomes: Outcome[] = []
    for await (const outcome of runScenario({ db, ir, keys }, scenario)) outcomes.push(outcome)
    return outcomes
  })
}

async function withMigrations(ir: ValidIr, work: (folder: string) => Promise<unknown>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pgladder-demo-'))
  try {
    const emitted = emitMigrations(ir, folder)
    if (emitted.kind === 'refused') {
      throw new PolicyError(emitted.diagnostics.map(printDiagnostic).join('\n'), emitted.diagnostics)
    }
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
