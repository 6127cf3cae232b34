// The page of a policy: one HTML text that holds style, program and policy, asks for nothing else, and lets nothing else in.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeUnseen } from '../check/quote.ts'
import { InternalError } from '../internal-error.ts'
import type { ValidIr } from '../ir/policy-ir.ts'
import { packageRoot } from '../package-root.ts'
import { printPageData } from './portable-ir.ts'

/**
 * The page as text. The same policy and title give the same bytes.
 *
 * @param title what the page is about, such as the name of the policy file
 * @throws Error if the package was not built
 */
export function renderPage(ir: ValidIr, title: string): string {
  const style = readBundle('page.css')
  const script = readBundle('page.js')
  const shown = escapeUnseen(title)
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="pgladder">
<title>${escapeHtml(shown)} - pgladder</title>
<style>${style}</style>
</head>
<body>
<noscript>This page is a program: allow its script to see the policy.</noscript>
<div id="page"></div>
<script type="application/json" id="data">${printPageData({ title: shown, policy: ir })}</script>
<script>${script}</script>
</body>
</html>
`
}

function readBundle(name: string): string {
  const text = read(join(packageRoot, 'dist', 'generator', 'page', name)).trimEnd()
  // Whatever could end the element early would be a fault of the build.
  if (/<\/(script|style)|<!--/i.test(text)) throw new InternalError(`${name} cannot stand in a page`)
  return text
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error('the page is not there: run `npm run build` first', { cause: error })
  }
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
