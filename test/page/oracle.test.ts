// The page answers as the oracle does: for every combination of what the seven levels say, verdict and step that the program in the
// page comes to are those of the oracle, which shares no code with it.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Console } from '../../generator/page/app/console.ts'
import { operations } from '../../generator/vocabulary/operation.ts'
import { decide } from '../oracle/decide.ts'
import { gridWorlds } from '../oracle/grid.ts'
import { policyText, type TestWorld } from '../oracle/test-world.ts'
import { upsertGridWorlds } from '../oracle/upsert-grid.ts'
import { findChromium, openChromium } from '../support/chromium.ts'
import { type OpenedPage, pageOpener } from '../support/open-page.ts'
import { askerOf, objectsFor, subjectOf } from '../support/oracle-question.ts'

/** One letter a decision: `1` to `7` rejected at this step, `a` to `g` allowed. */
const code = (allowed: boolean, step: number) => (allowed ? 'abcdefg' : '1234567').charAt(step - 1)

/** What the page says of one table, a letter for each request, object and operation. */
async function askPage({ page }: OpenedPage, world: TestWorld, table: number): Promise<string> {
  const objects = world.containers[table]?.objects ?? []
  const anybody = world.requests[0]
  if (anybody === undefined) throw new Error('nobody asks')
  const asked = {
    table,
    operations,
    entries: objects.map((object) => subjectOf(world, anybody, object)?.entries ?? []),
    requests: world.requests.map((request, turn) => ({
      asker: askerOf(request),
      objects: objectsFor(request, objects, turn + table).map((object) =>
        object === null
          ? null
          : { n: objects.indexOf(object), owned: subjectOf(world, request, object)?.owned === true },
      ),
    })),
  }
  return page.evaluate((questions) => {
    const { policy, explain } = (globalThis as unknown as { pgladder: Console }).pgladder
    const container = policy.containers[questions.table]
    if (container === undefined) throw new Error('a table is missing')
    let said = ''
    for (const { asker, objects } of questions.requests) {
      for (const object of objects) {
        const subject = object === null ? null : { owned: object.owned, entries: questions.entries[object.n] ?? [] }
        for (const operation of questions.operations) {
          const { allowed, decided } = explain(policy, container, operation, asker, subject)
          said += (allowed ? 'abcdefg' : '1234567').charAt(decided.walk.decides - 1)
        }
      }
    }
    return said
  }, asked)
}

/** What the oracle says, and about what, in the same order. */
function* askOracle(world: TestWorld, table: number) {
  const container = world.containers[table]
  if (container === undefined) throw new Error('a table is missing')
  for (const [turn, request] of world.requests.entries()) {
    for (const object of objectsFor(request, container.objects, turn + table)) {
      for (const operation of operations) {
        const { allowed, step } = decide(world, request, container, operation, object)
        yield { said: code(allowed, step), request, object, operation }
      }
    }
  }
}

describe.skipIf(findChromium() === null)('the page agrees with the oracle', () => {
  let browser: Browser
  let compared = 0
  const opener = pageOpener(() => browser)

  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(async () => {
    console.log(`the page and the oracle: ${compared} decisions compared`)
    opener.close()
    await browser?.close()
  })

  async function mismatchesOf(world: TestWorld): Promise<{ count: number; found: string[]; codes: Set<string> }> {
    const opened = await opener.open(policyText(world))
    const found: string[] = []
    const codes = new Set<string>()
    let count = 0
    for (const table of world.containers.keys()) {
      const answers = await askPage(opened, world, table)
      let n = 0
      for (const { said, ...question } of askOracle(world, table)) {
        const answer = answers.charAt(n)
        n += 1
        codes.add(said)
        if (answer !== said) found.push(`${JSON.stringify({ table, ...question })}: ${said}, not ${answer}`)
      }
      expect(answers).toHaveLength(n)
      count += n
    }
    compared += count
    expect(opened.complaints).toEqual([])
    await opened.page.close()
    return { count, found, codes }
  }

  it.each(gridWorlds().map((world, n) => ({ n: n + 1, world })))('on the grid, policy $n', async ({ world }) => {
    const { count, found, codes } = await mismatchesOf(world)
    expect(found.slice(0, 5)).toEqual([])
    expect(count).toBeGreaterThan(100_000)
    // Every step decides somewhere, both ways.
    expect(codes.size).toBeGreaterThanOrEqual(13)
  })

  it.each(upsertGridWorlds())('on the grid of upserts, $title', async (world) => {
    const { count, found } = await mismatchesOf(world)
    expect(found.slice(0, 5)).toEqual([])
    expect(count).toBeGreaterThan(50_000)
  })
})
