// Policies of many tables and twenty roles, as an application that has grown has them.

const roleNames = Array.from({ length: 20 }, (_, index) => `Role${index + 1}`)
const operations = ['FIND', 'CREATE', 'UPDATE', 'REMOVE'] as const

/** The policy as YAML: every table has an owner, object entries, and cells for a few of the roles. */
export function writeLargePolicy(tables: number, rolePrefix: string): string {
  const texts = Array.from({ length: tables }, (_, table) => {
    const cells = roleNames.flatMap((role, index) => {
      const turn = (table * 7 + index * 3) % 20
      if (turn >= 8) return []
      const granted = operations.filter((_, place) => place <= turn % 4).map((operation) => `${operation}: GRANT`)
      const denied = turn === 7 ? ['REMOVE: DENY'] : []
      const written = [...granted.filter((cell) => turn !== 7 || !cell.startsWith('REMOVE')), ...denied]
      return [`      ${role}: { ${written.join(', ')} }`]
    })
    return `  public.table_${table}:
    key: { column: id, type: bigint }
    owner: owner_id
    objectAcl: table
    roles:
      AuthenticatedUser: { CREATE: GRANT }
${cells.join('\n')}
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }`
  })
  return `pgladder: 1\nrolePrefix: ${rolePrefix}\nusers: { type: integer }\nroles: [${roleNames.join(', ')}]\nglobal:\n  Role1: { FIND: GRANT }\ntables:\n${texts.join('\n')}\n`
}

/** SQL that makes its tables. */
export function makeLargeTables(tables: number): string {
  return Array.from(
    { length: tables },
    (_, table) => `create table public.table_${table} (id bigint primary key, owner_id integer, text text);`,
  ).join('\n')
}
