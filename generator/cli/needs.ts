// Packages that only some commands need, and that are not among pgladder's own dependencies.

/**
 * Says what has to be installed for a command, if anything has.
 *
 * @param what who needs them, such as `the demo`
 * @returns whether something is missing
 */
export async function lacks(what: string, packages: readonly string[]): Promise<boolean> {
  const missing: string[] = []
  for (const name of packages) if (!(await isInstalled(name))) missing.push(name)
  if (missing.length === 0) return false
  const names = missing.map((name) => `\`${name}\``).join(', ')
  console.error(`error: ${what} needs ${names}: npm install ${missing.join(' ')}`)
  return true
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    await import(name)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return false
    throw error
  }
}
