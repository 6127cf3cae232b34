// The page of a policy in a real browser, opened as a file, with everything that it asked for and complained about.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { renderPage } from '../../generator/page/render-page.ts'
import { checkedPolicy } from './checked-policy.ts'

export interface OpenedPage {
  readonly page: Page
  /** The address of the file, without a question. */
  readonly url: string
  /** The addresses that were asked for. */
  readonly requests: readonly string[]
  /** What the browser's console had, and errors that nobody caught. */
  readonly complaints: readonly string[]
}

export interface PageOptions {
  readonly link?: string
  readonly scheme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
}

/** Opens pages and takes their files away again. */
export function pageOpener(browser: () => Browser) {
  const folder = mkdtempSync(join(tmpdir(), 'pgladder-page-'))
  let opened = 0
  return {
    async open(policy: string, options: PageOptions = {}): Promise<OpenedPage> {
      opened += 1
      const file = join(folder, `${opened}.html`)
      writeFileSync(file, renderPage(checkedPolicy(policy), 'policy.yaml'))
      const page = await browser().newPage({
        colorScheme: options.scheme ?? 'light',
        viewport: options.size ?? { width: 1280, height: 800 },
      })
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(error.message))
      const url = pathToFileURL(file).href
      await page.goto(url + (options.link ?? ''))
      return { page, url, requests, complaints }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
