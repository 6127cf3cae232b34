// The examples on a real server: each row of each scenario is a test, and the oracle has to agree with what the row
// expects and with the step that it says decides.
import { readFileSync } from 'node:fs'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Identity } from '../../access/index.ts'
import { prepareStage } from '../../generator/cli/demo/prepare-stage.ts'
import { type Example, listExamples, readExample } from '../../generator/cli/demo/read-example.ts'
import { type AnyTables, type Outcome, runScenario } from '../../generator/cli/demo/run-scenario.ts'
import { type Answer, printAnswer, printTarget, type ScenarioRow } from '../../generator/cli/demo/scenario.ts'
import type { ContainerIr, PolicyIr } from '../../generator/ir/policy-ir.ts'
import { nameFor } from '../../generator/plan/names.ts'
import { loadModule } from '../../generator/source/load-module.ts'
import type { RoleRef } from '../../generator/vocabulary/role.ts'
import { type AclEntry, type Container, decide, type Principal, type Request, type World } from '../oracle/decide.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'

const examples = await Promise.all(listExamples().map((name) => readExample(name)))

describe.each(examples)('$name', (example) => {
  let database: LadderDatabase
  const outcomes: Outcome[] = []
  const verdicts: (Verdict | null)[] = []

  beforeAll(async () => {
    database = await createLadderDatabase({ policy: await policyText(example), setup: example.setup })
    // here the database's roles have a prefix of their own
    const after = example.after.replaceAll('ladder_session', `${database.prefix}_session`)
    const keys = await prepareStage(database.superuser, { ...example, after })
    const db = new Kysely<AnyTables>({ dialect: new PostgresDialect({ pool: database.app.pool }) })
    for await (const outcome of runScenario({ db, ir: example.ir, keys }, example.scenario)) {
      outcomes.push(outcome)
      verdicts.push(await askOracle(database, example, outcome.row))
    }
  })

  afterAll(() => database?.drop())

  it.each(example.scenario.rows.map((row, n) => [claim(row), n] as const))('%s', (_claim, n) => {
    const row = example.scenario.rows[n]
    const outcome = outcomes[n]
    expect(sorted(outcome?.actual)).toEqual(sorted(row?.expect))
    if (outcome?.allowed !== null) expect(sorted(outcome?.allowed)).toEqual(sorted(row?.expect))
    const verdict = verdicts[n]
    if (verdict) expect(sorted(verdict.answer)).toEqual(sorted(row?.expect))
    if (row?.step) expect(verdict?.steps).toEqual([row.step])
  })
})

function claim(row: ScenarioRow): string {
  const target = printTarget(row)
  switch (row.expect) {
    case 'yes':
      return `allows ${row.act} on ${target} to ${row.caller}${by(row)}`
    case 'no':
      return `denies ${row.act} on ${target} to ${row.caller}${by(row)}`
    case 'refused':
      return `refuses ${row.act} on ${target} to ${row.caller}, where no request is open`
    default:
      return `lets ${row.caller} ${row.act} in ${target}: ${printAnswer(row.expect)}`
  }
}

function by({ step }: ScenarioRow): string {
  return step === null ? '' : ` at step ${step}`
}

function sorted(answer: Answer | undefined): Answer | undefined {
  return answer === undefined || typeof answer === 'string' ? answer : [...answer].sort()
}

/** The policy as YAML, which is what the test database takes. */
async function policyText({ policyFile }: Example): Promise<string> {
  return policyFile.endsWith('.ts')
    ? stringify(await loadModule(policyFile), { aliasDuplicateObjects: false })
    : readFileSync(policyFile, 'utf8')
}

interface Verdict {
  readonly answer: Answer
  /** The steps that decided, each once. */
  readonly steps: readonly number[]
}

/** What the oracle makes of a row; null where it knows too little: no request, or values that only the row writes. */
async function askOracle(
  database: LadderDatabase,
  { ir, scenario }: Example,
  row: ScenarioRow,
): Promise<Verdict | null> {
  const identity = scenario.callers.get(row.caller) ?? null
  if (identity === null || Object.keys(row.with).length > 0) return null
  const world = worldOf(ir)
  const ordinal = world.containers.findIndex(({ name }) => name === row.table)
  const [container, containerIr] = [world.containers[ordinal], ir.containers[ordinal]]
  if (container === undefined || containerIr === undefined) throw new Error(`no table ${row.table}`)
  const request = await requestOf(database, identity)
  if (row.act === 'CREATE') {
    const { allowed, step } = decide(world, request, container, 'CREATE', null)
    return { answer: allowed ? 'yes' : 'no', steps: [step] }
  }
  const objects = (await objectsOf(database, containerIr)).filter(({ key }) => row.key === null || key === row.key)
  const decisions = objects.map((object) => ({
    ...decide(world, request, container, row.act, object),
    key: object.key,
  }))
  const allowed = decisions.filter((decision) => decision.allowed).map(({ key }) => key)
  return {
    answer: row.key === null ? allowed : allowed.length > 0 ? 'yes' : 'no',
    steps: [...new Set(decisions.map(({ step }) => step))],
  }
}

async function requestOf(database: LadderDatabase, identity: Identity): Promise<Request> {
  const user = identity.user === undefined || identity.user === null ? null : String(identity.user)
  const { rows } = await database.superuser.query<{ name: string }>(
    'select r.name from ladder_internal.memberships as m join ladder_internal.roles as r on r.id = m.role_id where m.user_id = $1',
    [user],
  )
  return {
    user,
    client: identity.client ?? null,
    login: identity.login ?? null,
    customRoles: [...(identity.roles ?? []), ...rows.map(({ name }) => name)],
    serverCode: identity.serverCode ?? false,
  }
}

async function objectsOf(database: LadderDatabase, { relation, key, owner, objectAcl }: ContainerIr) {
  const { rows } = await database.superuser.query<{ key: string; owner: string | null }>(
    `select "${key.column}" as key, ${owner === null ? 'null' : `"${owner}"`} as owner from ${relation.schema}.${relation.name}`,
  )
  const entries =
    objectAcl === 'none'
      ? []
      : (
          await database.superuser.query<{ key: string; user: string | null; role: string | null } & AclEntry>(
            `select e.object_id as key, e.user_id as user, r.name as role, e.operation, e.effect
             from ladder_internal.${nameFor(relation, 'entries')} as e left join ladder_internal.roles as r on r.id = e.role_id`,
          )
        ).rows
  return rows.map((object) => ({
    ...object,
    acl: entries
      .filter((entry) => entry.key === object.key)
      .map(({ user, role, operation, effect }): AclEntry => {
        const principal: Principal = user === null ? { kind: 'role', name: role ?? '' } : { kind: 'user', id: user }
        return { principal, operation, effect }
      }),
  }))
}

function worldOf(ir: PolicyIr): World {
  return {
    globalDefault: ir.globalDefault,
    customRoles: ir.roles.map(({ name }) => name),
    globalCells: ir.globalCells.map(({ role, operation, effect }) => ({ role: nameOf(role), operation, effect })),
    containers: ir.containers.map(
      ({ relation, roleCells, userCells, allUsersCells, ownerCells, upsert }): Container => ({
        name: `${relation.schema}.${relation.name}`,
        cells: [
          ...roleCells.map((cell) => ({ ...cell, principal: principalOf(cell.role) })),
          ...userCells.map((cell) => ({ ...cell, principal: { kind: 'user', id: cell.user } as const })),
          ...allUsersCells.map((cell) => ({ ...cell, principal: { kind: 'all users' } as const })),
        ],
        ownerPolicy: Object.fromEntries(ownerCells.map(({ operation, effect }) => [operation, effect])),
        upsert,
      }),
    ),
  }
}

function principalOf(role: RoleRef): Principal {
  return role.kind === 'all-roles' ? { kind: 'all roles' } : { kind: 'role', name: role.name }
}

function nameOf(role: RoleRef): string {
  return role.kind === 'all-roles' ? '*' : role.name
}
