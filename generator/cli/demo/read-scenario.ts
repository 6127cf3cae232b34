// Text of a `scenario.yaml` -> Scenario. A row that could never fail, or that names what is not there, is an error.
import { parse } from 'yaml'
import { z } from 'zod'
import type { Identity } from '../../../access/index.ts'
import { acts, type Scenario, type ScenarioRow } from './scenario.ts'

const values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
// The access layer judges identities; here it is enough that one is written.
const identity = z.custom<Identity>((given) => typeof given === 'object' && given !== null, 'expected an identity')
const step = z.union(([1, 2, 3, 4, 5, 6, 7] as const).map((number) => z.literal(number)))

const row = z.strictObject({
  caller: z.string(),
  act: z.enum(acts),
  on: z.string().regex(/^[^/]+(\/.+)?$/),
  with: values.default({}),
  keep: z.boolean().default(false),
  expect: z.union([z.enum(['yes', 'no', 'refused']), z.array(z.string())]),
  step: step.nullable().default(null),
})

const document = z.strictObject({
  title: z.string(),
  callers: z.record(z.string(), z.union([z.literal('no request'), identity])),
  tries: z.record(z.string(), z.strictObject({ CREATE: values.optional(), UPDATE: values.optional() })).default({}),
  rows: z.array(row).min(1),
})

/**
 * Reads a scenario.
 *
 * @param file the name that errors carry
 * @throws Error that names the file and every fault
 */
export function readScenario(text: string, file: string): Scenario {
  const given = document.safeParse(parse(text))
  if (!given.success) throw new Error(`${file}: ${z.prettifyError(given.error)}`)
  const { title, callers, tries, rows } = given.data
  const scenario: Scenario = {
    title,
    callers: new Map(Object.entries(callers).map(([name, who]) => [name, who === 'no request' ? null : who])),
    tries: new Map(
      Object.entries(tries).map(([table, { CREATE, UPDATE }]) => [
        qualify(table),
        { ...(CREATE === undefined ? {} : { CREATE }), ...(UPDATE === undefined ? {} : { UPDATE }) },
      ]),
    ),
    rows: rows.map(({ on, ...rest }) => {
      const [table = '', ...key] = on.split('/')
      return { ...rest, table: qualify(table), key: key.length === 0 ? null : key.join('/') }
    }),
  }
  const faults = scenario.rows.flatMap((each, n) => faultsOf(each, scenario).map((fault) => `row ${n + 1}: ${fault}`))
  if (faults.length > 0) throw new Error(`${file}: ${faults.join('; ')}`)
  return scenario
}

function faultsOf(row: ScenarioRow, { callers, tries }: Scenario): readonly string[] {
  const faults: string[] = []
  if (!callers.has(row.caller)) faults.push(`there is no caller \`${row.caller}\``)
  if (row.act === 'CREATE' && row.key !== null) faults.push('CREATE has no object yet')
  const expectsKeys = row.act !== 'CREATE' && row.key === null
  const isRefusal = row.expect === 'refused'
  if (isRefusal !== (callers.get(row.caller) === null)) faults.push('`refused` is for a caller with no request')
  if (!isRefusal && expectsKeys !== Array.isArray(row.expect)) {
    faults.push(expectsKeys ? 'what is expected of a table is a list of keys' : 'what is expected here is yes or no')
  }
  const written = row.act === 'CREATE' || row.act === 'UPDATE' ? tries.get(row.table)?.[row.act] : {}
  if (written === undefined && Object.keys(row.with).length === 0) faults.push(`nothing says what ${row.act} writes`)
  if (row.keep && (row.act !== 'CREATE' || row.expect !== 'yes')) faults.push('only a CREATE that works is kept')
  return faults
}

function qualify(table: string): string {
  return table.includes('.') ? table : `public.${table}`
}
