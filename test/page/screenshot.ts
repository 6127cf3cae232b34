// The picture of the page in the README: the example of the bookmarks, with its question answered. `npm run screenshot` takes it anew.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../generator/package-root.ts'
import { renderPage } from '../../generator/page/render-page.ts'
import { checkedPolicy } from '../support/checked-policy.ts'
import { openChromium } from '../support/chromium.ts'
import { bookmarks } from '../support/page-policies.ts'
import { smallPng } from '../support/small-png.ts'

const folder = mkdtempSync(join(tmpdir(), 'pgladder-page-'))
const file = join(folder, 'page.html')
const browser = await openChromium()
try {
  writeFileSync(file, renderPage(checkedPolicy(bookmarks), 'bookmarks-surprise'))
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  await page.goto(pathToFileURL(file).href)
  await page.getByRole('gridcell', { name: /^OTANonMemberTest, REMOVE/ }).click()
  await page.getByRole('radio', { name: 'my own' }).check()
  await page.mouse.move(0, 0)
  writeFileSync(join(packageRoot, 'examples/bookmarks-surprise/matrix.png'), smallPng(await page.screenshot()))
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
