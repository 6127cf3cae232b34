// The text of a page, before any browser: the same policy gives the same bytes, and nothing in them ends an element or tells of the
// machine.

import { afterEach, expect, it, vi } from 'vitest'
import { checkPolicy } from '../../generator/check/check-policy.ts'
import type { ValidIr } from '../../generator/ir/policy-ir.ts'
import { renderPage } from '../../generator/page/render-page.ts'
import { parsePolicy } from '../../generator/source/parse-policy.ts'
import { checkedPolicy } from '../support/checked-policy.ts'
import { bookmarks, everyKind, hostile } from '../support/page-policies.ts'

afterEach(() => {
  vi.doUnmock('../../generator/package-root.ts')
  vi.resetModules()
})

const dataOf = (page: string): unknown =>
  JSON.parse(/<script type="application\/json" id="data">(.*)<\/script>\n<script>/.exec(page)?.[1] ?? '')

it('gives the same bytes for the same policy', () => {
  expect(renderPage(checkedPolicy(everyKind), 'a')).toBe(renderPage(checkedPolicy(everyKind), 'a'))
  expect(renderPage(checkedPolicy(everyKind), 'a')).not.toBe(renderPage(checkedPolicy(bookmarks), 'a'))
})

it.each([bookmarks, everyKind, hostile])('carries the policy as it is', (text) => {
  const plain = JSON.parse(
    JSON.stringify(checkedPolicy(text), (key, value: unknown) => (key === 'path' ? [] : value)),
  ) as unknown
  expect(dataOf(renderPage(checkedPolicy(text), 'a title'))).toEqual({ title: 'a title', policy: plain })
})

it('says nothing of where the policy was', () => {
  const { ir } = checkPolicy(parsePolicy(everyKind, '/home/somebody/secret/policy.yaml'))
  const page = renderPage(ir as ValidIr, 'policy.yaml')
  expect(page).not.toContain('secret')
  expect(page).toBe(renderPage(checkedPolicy(everyKind), 'policy.yaml'))
  expect(page).not.toContain(process.cwd())
})

it('has two scripts and one style, whatever names there are', () => {
  const page = renderPage(checkedPolicy(hostile), '</title><script>alert(1)</script>\u202e')
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(page.match(/<\/script/g)).toHaveLength(2)
  expect(page.match(/<style/g)).toHaveLength(1)
  expect(page.match(/<!--/g)).toBeNull()
  expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e} - pgladder</title>')
  expect(page).not.toContain('\u202e</title>')
})

it('says what to do where the package was not built', async () => {
  vi.resetModules()
  vi.doMock('../../generator/package-root.ts', () => ({ packageRoot: '/nowhere' }))
  const { renderPage: render } = await import('../../generator/page/render-page.ts')
  expect(() => render(checkedPolicy(bookmarks), 'a')).toThrow('the page is not there: run `npm run build` first')
})
