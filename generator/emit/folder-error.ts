// A folder of migrations that cannot be used as it is: the user's to mend, so one line and a remedy.

export class FolderError extends Error {
  override readonly name = 'FolderError'
  readonly help: string | undefined

  constructor(message: string, help?: string, options?: ErrorOptions) {
    super(message, options)
    this.help = help
  }
}
