// The names of tables: as one reads them, and as a link holds them.
import type { ContainerIr } from '../../ir/policy-ir.ts'

/** `public.notes`. */
export function tableName({ relation }: ContainerIr): string {
  return `${relation.schema}.${relation.name}`
}

/** The same, quoted where a dot or a quote could be read in two ways: no two tables have one. */
export function tableLink({ relation }: ContainerIr): string {
  return `${quoted(relation.schema)}.${quoted(relation.name)}`
}

function quoted(name: string): string {
  return /[."]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}
