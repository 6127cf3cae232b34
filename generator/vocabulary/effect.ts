// What a cell says. A cell that is not written says INHERIT.

export const effects = ['GRANT', 'DENY', 'INHERIT'] as const

export type Effect = (typeof effects)[number]

/** An effect that says something: the only ones kept after names are resolved. */
export type Verdict = Exclude<Effect, 'INHERIT'>
