// Ways to identify a request's user that are planned but not built.
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const identityNotYet: Rule = function* ({ identity }) {
  if (identity?.value !== 'direct' && identity?.value !== 'sealed') return
  const message = `identity ${quote(identity.value)} is not supported yet`
  yield { place: identity.at, message, help: 'write `identity: gateway`, or leave it out' }
}
