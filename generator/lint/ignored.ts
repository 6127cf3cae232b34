// What the author knows of, and an `ignore` that nothing is left to say about.
import { quote } from '../check/quote.ts'
import type { Diagnostic, Place } from '../diagnostic.ts'
import type { IgnoredModel, PolicyModel } from '../source/policy-model.ts'

/** The diagnostics but for the warnings that are ignored where they are placed, or above. */
export function withoutIgnored({ ignored }: PolicyModel, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((diagnostic) => !ignored.some((one) => isAbout(one, diagnostic)))
}

/** A warning for each `ignore` that none of the diagnostics needs: it would hide a mistake of tomorrow. */
export function needlesslyIgnored({ ignored }: PolicyModel, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return ignored
    .filter((one) => !diagnostics.some((diagnostic) => isAbout(one, diagnostic)))
    .map(({ name }) => ({
      kind: 'diagnostic',
      severity: 'warning',
      code: 'nothing-to-ignore',
      place: name.at,
      message: `there is no warning ${quote(name.value)} here to ignore`,
      help: 'leave it out',
    }))
}

function isAbout({ name, under }: IgnoredModel, { severity, code, place, also = [] }: Diagnostic): boolean {
  return severity === 'warning' && code === name.value && [place, ...also].some(({ path }) => isUnder(path, under))
}

function isUnder(path: Place['path'], above: Place['path']): boolean {
  return above.every((part, n) => path[n] === part)
}
