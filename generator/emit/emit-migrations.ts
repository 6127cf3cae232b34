// A compiled policy -> files. Writes nothing if nothing changed.
import { type CompileResult, compileIr } from '../compile-ir.ts'
import type { ValidIr } from '../ir/policy-ir.ts'
import { readFolder, writeMigrations } from './migration-folder.ts'
import { chooseSlug, refuseTransactionMarker, runtimeSlug } from './name-migrations.ts'

export type EmitResult =
  | { readonly kind: 'written'; readonly paths: readonly string[] }
  | { readonly kind: 'unchanged' }
  | Extract<CompileResult, { kind: 'refused' }>

/** Writes the next migrations of a policy into a folder. Throws `FolderError` where the folder cannot be used. */
export function emitMigrations(ir: ValidIr, path: string, name?: string): EmitResult {
  const folder = readFolder(path)
  const result = compileIr(ir, folder.plan)
  if (result.kind === 'refused') return result
  if (result.migrations.length === 0) return { kind: 'unchanged' }
  const number = folder.slugs.length + result.migrations.length
  const slug = chooseSlug(name, folder.slugs, number)
  for (const { text } of result.migrations) refuseTransactionMarker(text)
  const files = result.migrations.map(({ kind, text }) => ({ slug: kind === 'runtime' ? runtimeSlug : slug, text }))
  return { kind: 'written', paths: writeMigrations(folder, files, result.plan) }
}
