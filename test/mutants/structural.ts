// Tests that compare the catalog with a list, and operators that nothing else could notice, or hardly.

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

const catalogOperators: readonly RegExp[] = [
  /^SECURITY DEFINER added/,
  /^search_path/,
  /^(STABLE|VOLATILE|IMMUTABLE) made/,
  /^PARALLEL/,
  /^GRANT to PUBLIC/,
  /^setting dropped/,
]

export const concernsCatalog = (operator: string): boolean => catalogOperators.some((pattern) => pattern.test(operator))
