// Bundles the browser part of the page to dist/, where render-page.ts reads it: one script, one style sheet, no dates, no paths.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Writes dist/generator/page/page.js and page.css. */
export async function bundlePage(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { page: 'generator/page/app/main.tsx' },
    outdir: 'dist/generator/page',
    tsconfig: 'generator/page/tsconfig.json',
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  })
}

if (process.argv[1] === join(root, 'esbuild.config.ts')) await bundlePage()
