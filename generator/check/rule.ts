// What a rule is: it looks at the whole policy and says what it finds. Its code is the name it is registered under.
import type { Place } from '../diagnostic.ts'
import type { PolicyModel } from '../source/policy-model.ts'

export interface Finding {
  readonly place: Place
  readonly message: string
  readonly help?: string
  /** The other places that it is about: it can be ignored there, too. */
  readonly also?: readonly Place[]
}

export type Rule = (model: PolicyModel) => Iterable<Finding>
