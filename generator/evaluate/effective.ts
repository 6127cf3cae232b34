// The two bits of a position as a caller meets them: an UPSERT is judged on two rows, or is no permission of its own.
import type { PolicyIr } from '../ir/policy-ir.ts'
import type { Folded } from './fold.ts'
import { positionsWhere } from './matrix.ts'

/** The UPSERTs that are permissions of their own. */
export function ownUpserts(ir: PolicyIr): bigint {
  return positionsWhere(ir, ({ upsert }, operation) => operation === 'UPSERT' && upsert === 'own')
}

/**
 * What a folded request may do.
 *
 * Where UPSERT is a permission of its own, whoever hits an object of somebody else's proposes a row of their own as well. Where it is
 * derived nothing is set: it follows from CREATE and UPDATE.
 */
export function effectiveIn(ir: PolicyIr): (folded: Folded) => Folded {
  const upserts = ownUpserts(ir)
  const derived = positionsWhere(ir, ({ upsert }, operation) => operation === 'UPSERT' && upsert === 'derived')
  return ({ own, other }) => ({ own: own & ~derived, other: other & ~derived & (own | ~upserts) })
}
