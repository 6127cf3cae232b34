// No violation of WCAG 2.2 A and AA that axe can find, in both colour schemes and both views, wide and narrow.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openChromium } from '../support/chromium.ts'
import { pageOpener } from '../support/open-page.ts'
import { bookmarks, everyKind, manyTables } from '../support/page-policies.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wide = { width: 1280, height: 800 }
const narrow = { width: 420, height: 800 }

describe.skipIf(findChromium() === null)('the page is accessible', () => {
  let browser: Browser
  const opener = pageOpener(() => browser)

  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(async () => {
    opener.close()
    await browser?.close()
  })

  const looks = [
    { what: 'cells, rejected', policy: bookmarks, link: '#op=REMOVE&role=OTANonMemberTest&object=own' },
    {
      what: 'cells, an upsert and entries',
      policy: everyKind,
      link: '#op=UPSERT&role=Editor&entry=GRANT%20-%20user%20-%20',
    },
    { what: 'cells for all tables, nobody', policy: everyKind, link: '#show=global&nobody=yes&server=yes' },
    { what: 'answers', policy: everyKind, link: '#view=answers&object=own' },
    { what: 'many tables and roles', policy: manyTables(250, 20), link: '#role=Role3' },
  ] as const
  const cases = looks.flatMap((look) =>
    (['light', 'dark'] as const).flatMap((scheme) => [wide, narrow].map((size) => ({ ...look, scheme, size }))),
  )

  it.each(cases)('$what, $scheme, $size.width wide', async ({ policy, link, scheme, size }) => {
    const { page } = await opener.open(policy, { link, scheme, size })
    await page.evaluate(axe)
    const { violations, passes } = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
      return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    })
    expect(
      violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ html }) => html)
            .slice(0, 3)
            .join(' ')}`,
      ),
    ).toEqual([])
    expect(passes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['color-contrast', 'document-title', 'html-has-lang', 'label']),
    )
    await page.close()
  })

  it('has landmarks, a language, a title, and heads of columns and rows', async () => {
    const { page } = await opener.open(everyKind)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe('policy.yaml - pgladder')
    for (const landmark of ['banner', 'navigation', 'main', 'contentinfo', 'region'] as const) {
      expect(await page.getByRole(landmark).count()).toBe(1)
    }
    expect(await page.locator('th:not([scope])').count()).toBe(0)
    await page.close()
  })

  it('does not move for those who want no motion, and prints the grid and the answer', async () => {
    const { page } = await opener.open(everyKind)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const moving = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s').length,
      )
    expect(await moving()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByLabel('Filter tables').isVisible()).toBe(false)
    expect(await page.getByRole('grid').isVisible()).toBe(true)
    expect(await page.getByRole('status').isVisible()).toBe(true)
    await page.close()
  })

  it('prints the question, always light', async () => {
    const { page } = await opener.open(everyKind, {
      link: '#op=FIND&user=ann&login=google&client=JSUser&server=yes&role=Editor&role=Reader&object=own&entry=DENY%20-%20all%20roles%20-%20',
      scheme: 'dark',
    })
    const printed = page.locator('.printed')
    const colours = () =>
      page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body)
        return { backgroundColor, color, scheme: getComputedStyle(document.documentElement).colorScheme }
      })
    const dark = await colours()
    expect(await printed.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await colours()).not.toEqual(dark)
    expect(await colours()).toEqual({
      backgroundColor: 'rgb(255, 255, 255)',
      color: 'rgb(27, 31, 36)',
      scheme: 'light',
    })
    expect(await printed.innerText()).toBe(
      'Asked: user ann, custom roles Editor and Reader, login google, client JSUser, server code; FIND on public.notes; ' +
        'object: my own; entries of the object: custom role Reader GRANT, all roles DENY.',
    )
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('radio', { name: 'nobody', exact: true }).check()
    await page.getByLabel('Operation').selectOption('CREATE')
    await page.emulateMedia({ media: 'print' })
    expect(await printed.innerText()).toBe(
      'Asked: nobody, server code; CREATE on public.notes; object: none, or new; entries of the object: none.',
    )
    await page.close()
  })
})
