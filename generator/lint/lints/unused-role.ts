// A custom role of which the policy says nothing.
import { quote } from '../../check/quote.ts'
import type { Lint } from '../lint.ts'
import { rolesInUse } from '../roles-in-use.ts'

export const unusedRole: Lint = function* ({ ir }) {
  const { granted, withEntries } = rolesInUse(ir)
  for (const { name, at } of ir.roles) {
    if (granted.has(name) || withEntries.has(name)) continue
    // The default of unwritten global cells is said by custom roles as well, if it grants.
    const yet =
      ir.globalDefault === 'GRANT'
        ? '; whoever has it still passes what is denied to system roles globally, since its own global cells grant by `globalDefault`'
        : ''
    yield {
      place: at,
      message: `role ${quote(name)} is declared, and nothing is granted or denied to it${yet}`,
      help: 'leave it out; if it is for entries that single objects get later, write `ignore: [unused-role]` in the policy',
    }
  }
}
