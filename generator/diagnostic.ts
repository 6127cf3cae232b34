// What the compiler says about a policy: code, place, cause, remedy. Every stage adds to a list;
// nothing throws at the first fault, so that an author sees all of them at once.

/** Where something was written. `line` and `column` are 1-based; a TypeScript policy has only `path`. */
export interface Place {
  /** The file as the caller named it. */
  readonly file: string
  readonly line?: number
  readonly column?: number
  /** The way to the value, e.g. `['tables', 'public.orders', 'roles', 'Sales', 'FIND']`. */
  readonly path: readonly string[]
}

/**
 * One fault (`error`) or doubt (`warning`).
 *
 * `code` is kebab-case and names the rule (`unknown-role`); `message` is lower case without a full
 * stop and quotes the author's words in backticks; `help` says what to write instead.
 */
export interface Diagnostic {
  readonly kind: 'diagnostic'
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly place: Place
  readonly message: string
  readonly help?: string
  /** The other places that it is about. */
  readonly also?: readonly Place[]
}
