// Tests that compare the catalog with a list, and operators that nothing else could notice, or hardly.

import type { Mutant } from './mutants.ts'

/** Files whose tests, or some of them, are about how the database looks and not about what it does. */
const structural: readonly (readonly [file: RegExp, title: RegExp])[] = [
  [/threats-structure/, /^F1|^the functions of the ladder|^the roles/],
  [/threats-functions/, /^E3: functions of the ladder > that|each pins its path/],
  [/threats-plans/, /^B5: the functions that read the request > (are never|C3)/],
  [/threats-writing/, /^D4, D5: the policies > are one permissive/],
  [/catalog/, /./],
  [/plans/, /./],
]

export const isStructural = (file: string, title: string): boolean =>
  structural.some(([inFile, called]) => inFile.test(file) && called.test(title))

/** Asked last, and first where an operator changes what is only to be seen in the catalog. */
export const structuralFiles: readonly RegExp[] = [/catalog/, /threats-structure/, /threats-functions/, /threats-plans/]

/** Whether an operator changes an attribute of a function, which is only to be seen in the catalog. */
export const changesAttribute = (operator: string): boolean =>
  /^(SECURITY DEFINER|search_path|STABLE made|VOLATILE made|IMMUTABLE made|PARALLEL|setting dropped)/.test(operator)

/** Statements of which the catalog keeps every word, so that a list of what is in it is the nearest test. */
const catalogStatements = /^(grant|revoke|alter|create|drop) /

export const concernsCatalog = ({ operator, of }: Pick<Mutant, 'operator' | 'of'>): boolean =>
  changesAttribute(operator) || catalogStatements.test(of)

/** Whether a thing as a whole is changed, of which the catalog has a list; what a condition says is for tests of behaviour alone. */
export const concernsThing = ({ operator, of }: Pick<Mutant, 'operator' | 'of'>): boolean =>
  /^(policy|one role|trigger|ENABLE ALWAYS)/.test(operator) || /^(select|insert|update|delete) /.test(of)
