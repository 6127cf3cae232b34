// PostgreSQL cuts a long name in silence, and two names that differ only after the cut become one.
import { namesInPolicy } from '../names-in-policy.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

const longest = 63
/** Leaves room for what is appended to the names of pgladder's own objects. */
const longestOwn = 40

export const nameTooLong: Rule = function* (model) {
  for (const [option, name] of [['schema', model.schema] as const, ['rolePrefix', model.rolePrefix] as const]) {
    const bytes = Buffer.byteLength(name?.value ?? '')
    if (!name || bytes <= longestOwn) continue
    const help = `at most ${longestOwn}: names are made from it, and PostgreSQL's end at ${longest}`
    yield { place: name.at, message: `\`${option}\` is ${bytes} bytes long`, help }
  }
  for (const { what, text, at } of namesInPolicy(model)) {
    const bytes = Buffer.byteLength(text)
    if (bytes <= longest) continue
    const help = `at most ${longest}, in UTF-8: PostgreSQL would cut the rest off`
    yield { place: at, message: `${what} ${quote(text)} has a name of ${bytes} bytes`, help }
  }
}
