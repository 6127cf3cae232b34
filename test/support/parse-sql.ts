// PostgreSQL's own parser, without a server: statements, and the PL/pgSQL inside them.

import { parse, parsePlPgSQL } from 'libpg-query'

/** How many statements a text has. Throws PostgreSQL's syntax error if it is no SQL. */
export async function countStatements(text: string): Promise<number> {
  const { stmts = [] } = await parse(text)
  return stmts.length
}

/**
 * How many PL/pgSQL bodies (DO blocks and functions) a text has. Throws the syntax error of any of them, those of the SQL
 * inside included.
 */
export async function countProceduralBodies(text: string): Promise<number> {
  const { stmts = [] } = await parse(text)
  const bytes = Buffer.from(text)
  let bodies = 0
  for (const { stmt, stmt_location: start = 0, stmt_len: length = bytes.length - start } of stmts) {
    if (stmt === undefined || !isProcedural(stmt)) continue
    await parsePlPgSQL(bytes.subarray(start, start + length).toString())
    bodies += 1
  }
  return bodies
}

function isProcedural(statement: object): boolean {
  return 'DoStmt' in statement || ('CreateFunctionStmt' in statement && JSON.stringify(statement).includes('"plpgsql"'))
}
