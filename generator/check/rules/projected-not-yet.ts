// Object entries in arrays on the row are planned; until then they are kept in a table.
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const projectedNotYet: Rule = function* (model) {
  for (const { name, objectAcl } of model.tables) {
    if (objectAcl?.value !== 'projected') continue
    const message = `the object ACL of table ${quote(name.value)} is not projected yet; it is stored as \`table\``
    yield { place: objectAcl.at, message, help: 'same answers, but slower for principals with thousands of entries' }
  }
}
