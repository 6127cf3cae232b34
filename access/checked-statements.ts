// Plain UPDATE and DELETE statements that say what was refused. By itself PostgreSQL leaves out what the caller may not touch,
// and says nothing.

import type { DeleteQueryBuilder, DeleteQueryNode, KyselyPlugin, UpdateQueryBuilder, UpdateQueryNode } from 'kysely'

/** A query of `updateTable` or `deleteFrom`. */
export interface WriteStatement {
  toOperationNode(): UpdateQueryNode | DeleteQueryNode
  execute(): Promise<unknown[]>
  withPlugin(plugin: KyselyPlugin): WriteStatement
}

/** The columns of the table that a statement is about. */
export type ColumnOf<Statement> =
  Statement extends UpdateQueryBuilder<infer DB, infer Table, infer _Tables, infer _Row>
    ? keyof DB[Table] & string
    : Statement extends DeleteQueryBuilder<infer DB, infer Table, infer _Row>
      ? keyof DB[Table] & string
      : never

/** By which column a statement names its objects. */
export interface ByKey<Column extends string = string> {
  /** The key's column in the policy, called as in the statement. Left out: `id`. */
  readonly key?: Column
}

/** Why a statement left out an object. */
export interface Refusal {
  readonly objectId: string
  /** `42501`, or `P0002` for an object that the caller may not find, that is not there, or that was left out for another reason. */
  readonly code: string
  readonly message: string
  /** `{ operation, container, objects }`, and with `42501` the deciding `step`, `principal` and `effect`. */
  readonly detail: unknown
}

/** What became of the objects that a statement names; each is in one of the lists, once. */
export interface Report {
  /** The ids of those that it touched. */
  readonly done: readonly string[]
  readonly refused: readonly Refusal[]
}

/**
 * Plain statements, as a part of `trx.ladder`. They take an UPDATE or DELETE of the same transaction on one table, which names its
 * objects by key: its WHERE has one term `key = value` or `key in (values)`, joined to others by AND. Anything else is an
 * {@link AccessError} `wrong-use`, before any SQL. The statement is sent with the key added to its RETURNING, which needs nothing
 * that its WHERE does not need: FIND.
 */
export interface CheckedStatements {
  /**
   * Runs a statement that is to touch every object that it names. Resolves to what its `execute()` does, after one round trip; the
   * first time that a profile writes to a table there is one more, which asks whether it may write there at all. If
   * it left one out, nothing of it stays: the error comes from the database, so that the request is rolled back unless the error
   * is caught between a savepoint and a rollback to it.
   *
   * @example
   * ```ts
   * const paid = trx.updateTable('orders').set({ paid: true }).where('id', 'in', orderIds)
   * await trx.ladder.executeOrDeny(paid)
   * await trx.deleteFrom('tags').where('name', '=', 'old').$call((query) => trx.ladder.executeOrDeny(query, { key: 'name' }))
   * const [order] = await paid.returning('total').$call(trx.ladder.executeOrDeny)
   * ```
   * ```sql
   * update "orders" set "paid" = $1 where "id" in ($2, $3) returning …
   * select "ladder"."refuse"($1::text, $2::regclass, $3::text[])   -- of those that it left out, if any
   * ```
   * @throws PermissionDeniedError when it left out one that the caller may FIND, but not write: its `detail` has the deciding step
   * @throws NotFoundError when it left out one that is not there or that the caller may not find, or left one out for another
   * reason: another condition, or a trigger
   */
  executeOrDeny<Statement extends WriteStatement>(
    statement: Statement,
    options?: ByKey<ColumnOf<Statement>>,
  ): ReturnType<Statement['execute']>

  /**
   * Runs a statement on those of its objects that the caller may touch, and says why not on the others. Two round trips; the
   * second is left out if the caller may touch none.
   *
   * @example
   * ```ts
   * const { done, refused } = await trx.ladder.executeAndReport(trx.deleteFrom('orders').where('id', 'in', orderIds))
   * refused[0] // { objectId: '42', code: '42501', message: 'REMOVE of object … is rejected at step 7: …', detail: { step: 7, … } }
   * ```
   * ```sql
   * select … from "ladder"."refusals"($1::text, $2::regclass, $3::text[])
   * delete from "orders" where "id" in ($1, $2) returning …
   * ```
   */
  executeAndReport<Statement extends WriteStatement>(
    statement: Statement,
    options?: ByKey<ColumnOf<Statement>>,
  ): Promise<Report>
}
