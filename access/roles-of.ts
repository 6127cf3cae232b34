// A policy's custom roles as a type. It looks at the shape of a policy only: no compiler code comes with it.

/**
 * The custom roles of a policy that is written in TypeScript, so that a misspelt one is a type error in requests too.
 * `never` where the policy declares none, `string` where its type does not say which.
 *
 * @example
 * ```ts
 * import type policy from './policy.ts'   // export default definePolicy({ roles: ['Sales'], … })
 *
 * const ladder = createLadder<Database, RolesOf<typeof policy>>({ db })
 * await ladder.as({ serverCode: true }).transaction((trx) => trx.ladder.assignRole(userId, 'Sales'))
 * ```
 */
export type RolesOf<Policy extends { readonly pgladder: number }> =
  Required<Policy> extends { readonly roles: readonly (infer Role extends string)[] } ? Role : never
