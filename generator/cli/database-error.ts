// What a database answered instead of doing what a command asked: the user's to mend, so no stack trace.

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly help: string | undefined

  constructor(message: string, help?: string, options?: ErrorOptions) {
    super(message, options)
    this.help = help
  }
}
