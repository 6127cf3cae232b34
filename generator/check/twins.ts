// Names that are different to the machine and the same to a reader.

export interface Twin<Named> {
  readonly first: Named
  readonly second: Named
}

/** Each name that differs from an earlier one only in case or in how Unicode spells it. */
export function findTwins<Named>(all: readonly Named[], nameOf: (named: Named) => string): readonly Twin<Named>[] {
  const firsts = new Map<string, Named>()
  return all.flatMap((second) => {
    const folded = nameOf(second).normalize('NFKC').toLowerCase().normalize('NFKC')
    const first = firsts.get(folded)
    if (first === undefined) firsts.set(folded, second)
    return first === undefined || nameOf(first) === nameOf(second) ? [] : [{ first, second }]
  })
}
