// What an error says, for a sentence of ours that goes on with it. Anything can be thrown.

/** The message of an error; of several at once (a host with two addresses that both refuse), all of them. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ')
  return cause instanceof Error ? cause.message : String(cause)
}
