// Mutants that no test can notice, each with the reason, which somebody can check: there is nothing to notice.

export interface Equivalent {
  /** Of the mutants' ids: all that match are meant. */
  readonly mutants: RegExp
  readonly reason: string
}

export const equivalents: readonly Equivalent[] = []

export const reasonFor = (id: string): string | undefined => equivalents.find(({ mutants }) => mutants.test(id))?.reason
