// The end of the road for what the checks have to have refused before anything is resolved.
import { InternalError } from '../internal-error.ts'

/** @throws InternalError always: leaving the thing out instead would leave it unprotected. */
export function unresolved(what: string, text: string | undefined): never {
  throw new InternalError(`${what} ${JSON.stringify(text ?? null)} passed the checks and cannot be resolved`)
}
