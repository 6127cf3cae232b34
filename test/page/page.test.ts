// The page in a browser: what it asks for, what it shows, by mouse and by keyboard, and what hostile names do to it.

import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openChromium } from '../support/chromium.ts'
import { pageOpener } from '../support/open-page.ts'
import { alike, bookmarks, everyKind, hostile, longNames, manyTables } from '../support/page-policies.ts'

describe.skipIf(findChromium() === null)('the page', () => {
  let browser: Browser
  const opener = pageOpener(() => browser)

  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(async () => {
    opener.close()
    await browser?.close()
  })

  const sentence = (page: Page) => page.getByRole('status').innerText()
  const cell = (page: Page, label: string | RegExp) => page.getByRole('gridcell', { name: label })
  const inList = (page: Page, name: string) => page.getByRole('listbox').getByRole('option', { name })
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
  const press = async (page: Page, ...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const tabTo = async (page: Page, target: Locator) => {
    for (let n = 0; n < 60; n += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('Tab does not lead there')
  }

  it('says why a member cannot delete an own bookmark', async () => {
    const { page, complaints } = await opener.open(bookmarks)
    await cell(page, /^OTANonMemberTest, REMOVE: DENY, written at policy\.yaml:19:27/).click()
    await page.getByRole('radio', { name: 'my own' }).check()
    expect(await sentence(page)).toBe(
      'rejected at step 3: custom role OTANonMemberTest is denied REMOVE on public.content_bookmarks; step 4 (owner policy: GRANT) was not reached',
    )
    const rows = page.locator('.steps tbody')
    expect(await rows.count()).toBe(7)
    expect(await rows.nth(2).innerText()).toMatch(
      /custom roles on the table\s+decides[\s\S]*OTANonMemberTest[\s\S]*DENY[\s\S]*line 19/,
    )
    expect(await rows.nth(3).innerText()).toMatch(/not reached[\s\S]*the owner[\s\S]*GRANT[\s\S]*line 20/)
    expect(await page.locator('.steps .unreached').count()).toBe(4)
    expect(await cell(page, /^OTANonMemberTest, REMOVE: .*, decides$/).count()).toBe(1)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('asks for nothing but itself, and lets nothing else in', async () => {
    const { page, url, requests, complaints } = await opener.open(everyKind)
    await cell(page, /^Editor, FIND/).click()
    await page.getByRole('radio', { name: 'Answers' }).check()
    expect(requests).toEqual([url])
    expect(complaints).toEqual([])
    expect(await page.locator('meta[http-equiv]').getAttribute('content')).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
    )
    // What a name could try, if it could try anything.
    const broken = await page.evaluate(async () => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
      const script = document.createElement('script')
      script.textContent = 'globalThis.hacked = 1'
      const image = document.createElement('img')
      image.src = 'https://example.com/x.png'
      const button = document.createElement('button')
      button.setAttribute('onclick', 'globalThis.hacked = 2')
      const styled = document.createElement('p')
      styled.setAttribute('style', 'color: red')
      document.body.append(script, image, button, styled)
      button.click()
      await fetch('https://example.com/').catch(() => null)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { violations: violations.sort(), hacked: 'hacked' in globalThis }
    })
    expect(broken.hacked).toBe(false)
    expect(broken.violations).toEqual([
      'connect-src',
      'img-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-attr',
    ])
    await page.close()
  })

  it('shows what is written and what is inherited', async () => {
    const { page } = await opener.open(everyKind)
    const labels = await page
      .getByRole('gridcell')
      .evaluateAll((cells) => cells.map((one) => one.getAttribute('aria-label') ?? ''))
    const said = (who: string) =>
      labels
        .filter((label) => label.startsWith(`${who}, `))
        .map((label) => label.replace(/, (asked|decides)$/, '').slice(who.length + 2))
    expect(said('Editor')).toEqual([
      'FIND: GRANT, written at policy.yaml:15:17',
      'CREATE: not written, asks the next step',
      'UPDATE: not written, GRANT globally at policy.yaml:7:13',
      'REMOVE: not written, DENY globally at policy.yaml:7:28',
      'UPSERT: DENY, written at policy.yaml:15:30',
      'PERMISSION: not written, asks the next step',
    ])
    expect(said('AuthenticatedUser').slice(0, 2)).toEqual([
      'FIND: not written, GRANT globally at policy.yaml:6:24',
      'CREATE: not written, DENY by globalDefault',
    ])
    expect(said('owner').slice(0, 3)).toEqual([
      'FIND: GRANT, written at policy.yaml:18:20',
      'CREATE: there is no such cell',
      'UPDATE: not written, asks the next step',
    ])
    expect(said("all roles ('*')")[5]).toBe('PERMISSION: DENY, written at policy.yaml:17:14')
    expect(said('all users')[1]).toBe('CREATE: GRANT, written at policy.yaml:19:42')
    expect(said('user ann')).toEqual([])
    expect(said('ann')[0]).toBe('FIND: DENY, written at policy.yaml:19:21')

    await inList(page, 'public.lists').click()
    expect(await cell(page, 'Reader, UPSERT: C+U, follows from CREATE and UPDATE').count()).toBe(1)
    expect(await cell(page, /^owner/).count()).toBe(0)

    await inList(page, 'Global').click()
    expect(await cell(page, 'Editor, REMOVE: DENY, written at policy.yaml:7:28').count()).toBe(1)
    expect(await cell(page, /^JSUser, FIND: not written, DENY by globalDefault/).count()).toBe(1)
    expect(await cell(page, /^(owner|all|ann)/).count()).toBe(0)
    await page.close()
  })

  it('shows the answers to each kind of caller', async () => {
    const { page } = await opener.open(everyKind, { link: '#view=answers' })
    const label = 'Editor, REMOVE: own steps 4, 6 + entries'
    expect(await cell(page, label).innerText()).toMatch(/own\s+steps 4, 6\s+\+ entries/)
    await cell(page, label).click()
    expect(await page.getByRole('radio', { name: 'my own' }).isChecked()).toBe(true)
    expect(await sentence(page)).toMatch(/^allowed at step 4: the owner policy of public.notes grants REMOVE/)
    await cell(page, /^AuthenticatedUser \+ JSUser, FIND/).click()
    expect(await page.getByLabel('Client').inputValue()).toBe('JSUser')
    await cell(page, /^user ann, FIND: none/).click()
    expect(await page.getByRole('combobox', { name: 'User' }).inputValue()).toBe('ann')
    expect(await sentence(page)).toMatch(/^rejected at step 2: user ann is denied FIND/)
    await cell(page, /^NotAuthenticatedUser, FIND: none/).click()
    expect(await page.getByRole('radio', { name: 'nobody', exact: true }).isChecked()).toBe(true)
    await inList(page, 'Global').click()
    expect(await page.locator('main').innerText()).toContain('Choose one on the left')
    await page.close()
  })

  it('is used by keyboard alone', async () => {
    const { page, complaints } = await opener.open(everyKind)
    await tabTo(page, page.getByLabel('Filter tables'))
    await press(page, 'Tab', 'Home')
    expect(await focused(page)).toBe('Global')
    await press(page, 'End')
    expect(await focused(page)).toBe('public.lists')
    await press(page, 'Enter')
    expect(await page.locator('main h2').innerText()).toBe('public.lists')
    await press(page, 'ArrowUp', 'Space')
    expect(await page.locator('main h2').innerText()).toBe('public.notes')

    // The switch, the filter, and the grid are one stop each.
    await press(page, 'Tab', 'ArrowRight')
    expect(await page.getByRole('radio', { name: 'Answers' }).isChecked()).toBe(true)
    await press(page, 'ArrowLeft', 'Tab')
    expect(await focused(page)).toBe('Filter roles and users')
    await page.keyboard.type('edit')
    expect(await page.locator('main tbody th[scope=row]').allInnerTexts()).toEqual(['Editor'])
    await press(page, 'Control+a', 'Delete', 'Tab')
    expect(await focused(page)).toMatch(/^owner, FIND/)
    await press(page, 'End')
    expect(await focused(page)).toMatch(/^owner, PERMISSION/)
    await press(page, 'Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft')
    expect(await focused(page)).toMatch(/^Editor, CREATE/)
    await press(page, 'Control+End')
    expect(await focused(page)).toMatch(/^ann, PERMISSION/)
    await press(page, 'ArrowDown', 'ArrowRight', 'Control+Home', 'ArrowDown')
    expect(await focused(page)).toMatch(/^Editor, FIND/)
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
    expect(outline).toBe('solid')
    await press(page, 'Enter')
    expect(await sentence(page)).toBe('allowed at step 3: custom role Editor is granted FIND on public.notes')
    await press(page, 'End', 'ArrowLeft', 'Space')
    expect(await sentence(page)).toMatch(/^rejected at step 3: custom role Editor is denied UPSERT on public\.notes/)
    expect(await page.locator('.steps').count()).toBe(2)
    expect(await page.locator('.steps caption').allInnerTexts()).toEqual([
      'the object that is there: UPSERT',
      'the row that is proposed: UPSERT',
    ])

    // On to the simulator.
    await tabTo(page, page.getByRole('radio', { name: 'logged in' }))
    await press(page, 'ArrowRight')
    expect(await sentence(page)).toMatch(/^rejected at step 5: system role NotAuthenticatedUser is denied UPSERT/)
    await press(page, 'Tab', 'Space')
    expect(await sentence(page)).toMatch(/system role ServerCodeUser/)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('disables what is impossible', async () => {
    const { page } = await opener.open(everyKind)
    const own = page.getByRole('radio', { name: 'my own' })
    await page.getByRole('checkbox', { name: 'Editor' }).check()
    await own.check()
    await page.getByLabel('Login').selectOption('google')
    await page.getByRole('radio', { name: 'nobody', exact: true }).check()
    for (const one of [
      page.getByLabel('Login'),
      page.getByRole('combobox', { name: 'User' }),
      page.getByRole('checkbox', { name: 'Editor' }),
      own,
    ]) {
      expect(await one.isDisabled()).toBe(true)
    }
    expect(await page.getByLabel('Login').inputValue()).toBe('classic')
    expect(await page.getByRole('checkbox', { name: 'Editor' }).isChecked()).toBe(false)
    expect(await own.isChecked()).toBe(false)
    await page.getByRole('checkbox', { name: 'server code' }).check()
    expect(await page.getByLabel('Client').isDisabled()).toBe(true)
    // It comes back as it was.
    await page.getByRole('radio', { name: 'logged in' }).check()
    expect(await page.getByLabel('Login').inputValue()).toBe('google')
    expect(await own.isChecked()).toBe(true)
    await page.getByLabel('Operation').selectOption('CREATE')
    expect(await page.getByRole('radio', { name: "somebody else's" }).isDisabled()).toBe(true)
    expect(await page.getByRole('radio', { name: 'none, or new' }).isChecked()).toBe(true)
    await page.getByLabel('Operation').selectOption('FIND')
    await page.getByRole('combobox', { name: 'Table' }).selectOption('public.lists')
    expect(await own.isDisabled()).toBe(true)
    expect(await page.locator('.simulator').innerText()).toContain('objects of this table have no entries')
    await page.close()
  })

  it('hears entries of the object', async () => {
    const { page } = await opener.open(everyKind, { link: '#op=FIND&user=ann&object=other' })
    expect(await sentence(page)).toMatch(/^rejected at step 2: user ann/)
    await page.getByRole('checkbox', { name: 'Reader', exact: true }).check()
    expect(await sentence(page)).toMatch(/^allowed at step 1: an entry of the object grants FIND to custom role Reader/)
    await page.getByRole('checkbox', { name: /As every new object has/ }).uncheck()
    expect(await sentence(page)).toMatch(/^rejected at step 2/)
    await page.getByRole('combobox', { name: 'Whom the entry is for' }).selectOption({ label: 'this user' })
    await page.getByRole('button', { name: 'Add DENY' }).click()
    expect(await sentence(page)).toMatch(/^rejected at step 1: an entry of the object denies FIND to user ann/)
    await page.getByRole('combobox', { name: 'Whom the entry is for' }).selectOption({ label: 'all roles' })
    await page.getByRole('button', { name: 'Add GRANT' }).click()
    expect(await sentence(page)).toMatch(/^allowed at step 1: an entry of the object grants FIND to all roles/)
    const link = await page.evaluate(() => location.hash)
    await page.getByRole('button', { name: 'Take back the entry for all roles' }).click()
    expect(await sentence(page)).toMatch(/^rejected at step 1/)
    await page.evaluate((hash) => {
      location.hash = hash
    }, link)
    await expect
      .poll(() => sentence(page))
      .toMatch(/^allowed at step 1: an entry of the object grants FIND to all roles/)
    await page.close()
  })

  it('keeps the question in a link', async () => {
    const { page, url } = await opener.open(everyKind)
    await cell(page, /^Editor, REMOVE/).click()
    await page.getByRole('radio', { name: 'my own' }).check()
    await page.getByLabel('Client').selectOption('JSUser')
    await page.getByLabel('Login').selectOption('google')
    await page.getByRole('checkbox', { name: 'server code' }).check()
    await page.getByRole('radio', { name: 'Answers' }).check()
    const link = await page.evaluate(() => location.hash)
    expect(link).toBe(
      '#view=answers&table=public.notes&op=REMOVE&login=google&client=JSUser&server=yes&role=Editor&object=own',
    )
    const before = await sentence(page)
    const again = await browser.newPage()
    await again.goto(url + link)
    expect(await sentence(again)).toBe(before)
    expect(await again.evaluate(() => location.hash)).toBe(link)
    expect(await again.getByRole('grid').getAttribute('aria-label')).toBe('Answers about public.notes')
    await again.close()
    await page.close()
  })

  it.each([
    '#table=no.such&op=DROP&role=Nobody&user=bob&object=mine&login=fax&client=Fax&entry=MAYBE - user - &view=x',
    '#%E0%A4%A&&&==&op=%00&role',
    '#op=constructor&table=__proto__&object=__proto__&user=__proto__&entry=__proto__',
  ])('ignores what a link has wrong: %s', async (link) => {
    const { page, complaints } = await opener.open(everyKind, { link })
    expect(await page.evaluate(() => location.hash)).toBe('#table=public.notes&op=FIND&object=other')
    expect(await sentence(page)).toMatch(/^allowed at step 7/)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is not moved by hostile names, and shows what they hide', async () => {
    const { page, url, requests, complaints } = await opener.open(hostile)
    const visible = await page.locator('body').innerText()
    for (const name of [
      '</script><script>globalThis.hacked=1</script>',
      '<img src=x onerror=globalThis.hacked=2>',
      'public.<!--<script><img src=x onerror=globalThis.hacked=3>',
      'bidi\\u{202e}evil\\u{2066}',
      '</script>\\u{202e}',
      'owner <b>owner\\u{202e}</b>',
      '__proto__',
      'constructor',
    ]) {
      expect(visible).toContain(name)
    }
    const all = await page.evaluate(() => {
      const attributes = [...document.querySelectorAll('#page *')].flatMap((one) =>
        one
          .getAttributeNames()
          .filter((name) => name !== 'value')
          .map((name) => one.getAttribute(name)),
      )
      return [document.getElementById('page')?.textContent, document.title, ...attributes].join('\n')
    })
    expect(all).not.toMatch(/[\u202e\u2066]/)
    expect(await page.locator('#page img, #page script, #page b').count()).toBe(0)

    await cell(page, /^__proto__, FIND/)
      .first()
      .click()
    expect(await sentence(page)).toMatch(/^allowed at step 3: custom role __proto__ is granted FIND/)
    await cell(page, /^bidi\\u\{202e\}evil\\u\{2066\}, REMOVE/).click()
    expect(await sentence(page)).toMatch(/^rejected at step 3: custom role bidi\\u\{202e\}evil\\u\{2066\} is denied/)
    await cell(page, /^constructor, UPDATE/)
      .first()
      .click()
    expect(await sentence(page)).toMatch(/^rejected at step 7/)
    await cell(page, /^constructor, FIND/)
      .last()
      .click()
    expect(await sentence(page)).toMatch(/^rejected at step 2: user constructor is denied FIND/)
    // The policy itself is unchanged by its way through the page.
    expect(
      await page.evaluate(() =>
        (globalThis as unknown as { pgladder: { policy: { roles: { name: string }[] } } }).pgladder.policy.roles.map(
          ({ name }) => name,
        ),
      ),
    ).toEqual([
      '</script><script>globalThis.hacked=1</script>',
      '<img src=x onerror=globalThis.hacked=2>',
      'bidi\u202eevil\u2066',
      '__proto__',
      'constructor',
      'a&b=c#d%"\'',
    ])

    // Two tables that read the same are still two.
    await inList(page, 'a.b.c').nth(1).click()
    expect(await page.evaluate(() => location.hash)).toContain('table=a.%22b.c%22')
    await page.getByRole('checkbox', { name: 'a&b=c#d%"\'' }).check()
    const link = await page.evaluate(() => location.hash)
    await page.goto('about:blank')
    await page.goto(url + link)
    expect(await page.evaluate(() => location.hash)).toBe(link)
    expect(await page.getByRole('checkbox', { name: 'a&b=c#d%"\'' }).isChecked()).toBe(true)

    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
    expect(requests.filter((one) => !one.startsWith(url) && one !== 'about:blank')).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  it('stays quick with a thousand tables', async () => {
    const { page } = await opener.open(manyTables(1000, 30))
    const begun = Date.now()
    expect(await page.locator('[role=option]').count()).toBe(201)
    await page.getByRole('button', { name: 'Show 200 more of 800 tables' }).click()
    expect(await page.locator('[role=option]').count()).toBe(401)
    await page.getByLabel('Filter tables').fill('table_99')
    expect(await page.locator('[role=option]').count()).toBe(12)
    await inList(page, 'app.table_999').click()
    await page.getByLabel('Filter custom roles').fill('e17')
    await page.getByRole('checkbox', { name: 'Role17' }).check()
    expect(await sentence(page)).toMatch(/^rejected at step 3: custom role Role17 is denied FIND on app\.table_999/)
    await page.getByRole('radio', { name: 'Answers' }).check()
    expect(await cell(page, /^Role17, FIND: none/).count()).toBe(1)
    expect(Date.now() - begun).toBeLessThan(5000)
    await page.close()
  })

  it('keeps an entry to the operation that it was made for', async () => {
    const { page } = await opener.open(everyKind, {
      link: '#op=FIND&user=ann&object=other&entry=GRANT%20-%20user%20-%20',
    })
    const entries = page.locator('.entries li')
    const add = async () => {
      if (!(await page.getByRole('button', { name: 'Add GRANT' }).isVisible())) await page.locator('summary').click()
      await page.getByRole('combobox', { name: 'Whom the entry is for' }).selectOption({ label: 'all roles' })
      await page.getByRole('button', { name: 'Add GRANT' }).click()
      expect(await sentence(page)).toMatch(/^allowed at step 1: an entry of the object grants/)
    }
    expect(await sentence(page)).toMatch(/^allowed at step 1: an entry of the object grants FIND to user ann/)
    await cell(page, /^Editor, REMOVE/).click()
    expect(await sentence(page)).toMatch(/^rejected at step 6: custom role Editor is denied REMOVE globally/)
    expect(await entries.count()).toBe(0)

    await add()
    await page.getByLabel('Operation').selectOption('UPDATE')
    expect(await sentence(page)).toMatch(/^allowed at step 6: custom role Editor is granted UPDATE globally/)
    await page.getByLabel('Operation').selectOption('REMOVE')
    expect(await sentence(page)).toMatch(/^rejected at step 6/)
    expect(await page.evaluate(() => location.hash)).not.toContain('entry')

    await add()
    await page.getByRole('radio', { name: 'Answers' }).check()
    expect(await sentence(page)).toMatch(/^allowed at step 1/)
    await cell(page, /^NotAuthenticatedUser, REMOVE/).click()
    expect(await sentence(page)).toMatch(/^rejected at step 5: system role NotAuthenticatedUser is denied REMOVE/)

    // Nor is an object of another table the same.
    await add()
    await inList(page, 'public.lists').click()
    await inList(page, 'public.notes').click()
    expect(await sentence(page)).toMatch(/^rejected at step 5/)
    await page.close()
  })

  it.each(['public.notes', 'public.lists'])('asks about what a cell of the answers shows, %s', async (table) => {
    const { page } = await opener.open(everyKind, { link: `#view=answers&object=none&table=${table}` })
    const asked = await page.evaluate(async () => {
      const said: { label: string; sentence: string; object: string }[] = []
      for (const picked of document.querySelectorAll<HTMLElement>('[role=gridcell]')) {
        picked.click()
        await new Promise((resolve) => setTimeout(resolve, 5))
        said.push({
          label: picked.getAttribute('aria-label') ?? '',
          sentence: document.querySelector('output')?.textContent ?? '',
          object: document.querySelector('input[name=object]:checked')?.parentElement?.textContent ?? '',
        })
      }
      return said
    })
    expect(asked.length).toBeGreaterThan(30)
    for (const { label, sentence: said, object } of asked) {
      const [, operation, reach, own, other = own] =
        /, (\w+): (\w+) steps? (\d)(?:, (\d))?/.exec(label) ?? expect.fail(label)
      const [word, step] = reach === 'none' ? ['rejected', other] : ['allowed', reach === 'own' ? own : other]
      expect(`${label} -> ${said}`).toContain(`-> ${word} at step ${step}: `)
      const shown = operation === 'CREATE' ? 'none, or new' : reach === 'own' ? 'my own' : "somebody else's"
      expect(`${label} -> ${object}`).toBe(`${label} -> ${shown}`)
    }
    await page.close()
  })

  it('lists the chosen table however far down it is', async () => {
    const { page } = await opener.open(manyTables(250, 1), { link: '#table=app.table_240' })
    const options = page.getByRole('option').and(page.locator('.tables *'))
    expect(await page.locator('.tables [aria-selected=true]').allInnerTexts()).toEqual(['app.table_240'])
    expect(await options.count()).toBe(202)
    await options.last().focus()
    await press(page, 'ArrowUp')
    expect(await focused(page)).toBe('app.table_199')
    await press(page, 'End', 'Enter')
    expect(await page.locator('main h2').innerText()).toBe('app.table_240')
    await page.getByRole('button', { name: 'Show 49 more of 49 tables' }).click()
    expect(await options.count()).toBe(251)
    expect(await page.locator('.tables [aria-selected=true]').count()).toBe(1)
    // The filter is about every table.
    await page.getByLabel('Filter tables').fill('table_1')
    expect(await page.locator('.tables [aria-selected=true]').count()).toBe(0)
    await page.close()
  })

  it('leaves keys with alt, ctrl or meta to the browser', async () => {
    const { page } = await opener.open(everyKind)
    const taken = (target: Locator) =>
      target.evaluate((element) =>
        ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', ' '].flatMap(
          (key) =>
            (['altKey', 'ctrlKey', 'metaKey'] as const).flatMap((held) => {
              const event = new KeyboardEvent('keydown', { key, [held]: true, bubbles: true, cancelable: true })
              return element.dispatchEvent(event) ? [] : [`${held} ${key}`]
            }),
        ),
      )
    const before = await sentence(page)
    expect(await taken(cell(page, /^Reader, UPDATE/))).toEqual(['ctrlKey Home', 'ctrlKey End'])
    expect(await taken(inList(page, 'public.lists'))).toEqual([])
    expect(await page.locator('main h2').innerText()).toBe('public.notes')
    expect(await sentence(page)).toBe(before)
    await page.close()
  })

  it('tells callers apart that read the same', async () => {
    const { page } = await opener.open(alike, { link: '#view=answers' })
    const rows = page.locator('main tbody tr').filter({ hasText: 'user ann' })
    const filter = page.getByLabel('Filter callers')
    await filter.fill('user a')
    await page.evaluate(() => {
      for (const [n, row] of [...document.querySelectorAll('main tbody tr')].entries()) row.id = `row${n}`
    })
    // As many rows, and the two are further down.
    await filter.fill('nn')
    expect(await rows.evaluateAll((found) => found.map(({ id }) => id))).toEqual(['row0', 'row1'])
    await rows.nth(0).getByRole('gridcell').first().click()
    expect(await sentence(page)).toMatch(/^allowed at step 3: custom role user ann is granted FIND/)
    await rows.nth(1).getByRole('gridcell').first().click()
    expect(await sentence(page)).toMatch(/^rejected at step 2: user ann is denied FIND/)
    expect(await page.locator('main td.asked').count()).toBe(1)
    await page.close()
  })

  it('has no filter where there is nothing to filter', async () => {
    const { page } = await opener.open(everyKind, { link: '#show=global&view=answers' })
    expect(await page.locator('main').innerText()).toContain('Answers are about one table.')
    expect(await page.locator('main input[type=search]').count()).toBe(0)
    await page.getByRole('radio', { name: 'Cells' }).check()
    expect(await page.getByLabel('Filter roles and users').isVisible()).toBe(true)
    await page.close()
  })

  it('cuts very long names', async () => {
    const { page } = await opener.open(longNames)
    const user = 'u'.repeat(5000)
    const longest = () =>
      page.evaluate(() => {
        const texts = document.createTreeWalker(document.getElementById('page') ?? document.body, NodeFilter.SHOW_TEXT)
        let found = ''
        while (texts.nextNode()) {
          const text = texts.currentNode.textContent ?? ''
          if (text.length > found.length) found = text
        }
        return found.length
      })
    const head = page.locator('main th[scope=row]').filter({ hasText: /^u+…$/ })
    expect(await head.innerText()).toBe(`${'u'.repeat(80)}…`)
    expect(await head.locator('bdi').getAttribute('title')).toBe(user)
    expect((await head.boundingBox())?.height).toBeLessThan(160)
    await cell(page, /^u{80}…, FIND: DENY, written at policy\.yaml/).click()
    expect(await sentence(page)).toBe(`rejected at step 2: user ${'u'.repeat(80)}… is denied FIND on public.notes`)
    expect(await page.locator('.verdict output').getAttribute('title')).toContain(user)
    await page.getByRole('checkbox', { name: /^R/ }).check()
    await page.getByRole('checkbox', { name: /^S/ }).check()
    expect(await page.locator('.roles legend').innerText()).toBe(`Custom roles: ${'R'.repeat(63)}, ${'S'.repeat(63)}`)
    expect(await longest()).toBeLessThan(500)
    await page.getByRole('radio', { name: 'Answers' }).check()
    expect(await cell(page, /^user u{75}…, FIND/).count()).toBe(1)
    expect(await longest()).toBeLessThan(500)
    // What is cut is still what is found and asked.
    expect(await page.evaluate(() => location.hash)).toContain(`user=${user}`)
    await page.getByLabel('Filter callers').fill('u'.repeat(100))
    expect(await page.locator('main th[scope=row]').count()).toBe(1)
    await page.close()
  })
})
