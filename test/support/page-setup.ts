// Bundles the page before its tests, so that they never judge an old one; and says so where there is no browser to open it in.
import { bundlePage } from '../../esbuild.config.ts'
import { findChromium } from './chromium.ts'

/** Called by vitest once, before the first test of the page. */
export default async function setUp(): Promise<void> {
  await bundlePage()
  if (findChromium() !== null) return
  console.log('the tests of the page are SKIPPED: no Chromium; apt-get install chromium, or set CHROMIUM to one')
}
