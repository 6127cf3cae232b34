// The end of every exhaustive switch: a case that the types say cannot happen is a defect of ours.
import { InternalError } from './internal-error.ts'

/** Throws; the type of its argument makes a forgotten case a compile error. */
export function assertNever(value: never): never {
  throw new InternalError(`unexpected ${JSON.stringify(value)}`)
}
