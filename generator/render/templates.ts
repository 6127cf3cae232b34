// Handlebars, kept dumb: values are SQL already, a name that is missing is an error, and the only block is a loop that
// insists on being given an array (a misspelt loop would otherwise lose a policy in silence).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { InternalError } from '../internal-error.ts'
import { packageRoot } from '../package-root.ts'

const suffix = '.sql.hbs'
const builtIn = ['if', 'unless', 'each', 'with', 'lookup', 'log', 'blockHelperMissing', 'helperMissing'] as const

interface LoopOptions {
  readonly fn: (context: unknown) => string
  readonly hash: { readonly separator?: string }
}

function every(items: unknown, options: LoopOptions): string {
  if (!Array.isArray(items)) throw new InternalError('a template loops over something that is no array')
  const { separator = '' } = options.hash
  return items
    .map((item, n) => {
      const text = options.fn(item)
      return separator === '' || n === items.length - 1 ? text : text.replace(/\n?$/, `${separator}\n`)
    })
    .join('')
}

type Fill = (view: object) => string

function load(): Readonly<Record<'migration' | 'testStructure' | 'testAnswers', Fill>> {
  const engine = Handlebars.create()
  for (const helper of builtIn) engine.unregisterHelper(helper)
  engine.registerHelper('every', every)
  const options = {
    noEscape: true,
    strict: true,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: { every: true, if: false, unless: false, each: false, with: false, lookup: false, log: false },
  }
  const folder = join(packageRoot, 'templates')
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(suffix)) continue
    const source = readFileSync(join(folder, file), 'utf8')
    engine.registerPartial(file.slice(0, -suffix.length), engine.compile(source, options))
  }
  return {
    migration: engine.compile('{{> migration}}', options),
    testStructure: engine.compile('{{> test-structure}}', options),
    testAnswers: engine.compile('{{> test-answers}}', options),
  }
}

let templates: ReturnType<typeof load> | undefined

/** Fills `templates/migration.sql.hbs`. */
export function fillMigration(view: object): string {
  templates ??= load()
  return templates.migration(view)
}

/** Fills `templates/test-structure.sql.hbs`. */
export function fillTestStructure(view: object): string {
  templates ??= load()
  return templates.testStructure(view)
}

/** Fills `templates/test-answers.sql.hbs`. */
export function fillTestAnswers(view: object): string {
  templates ??= load()
  return templates.testAnswers(view)
}
