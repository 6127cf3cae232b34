// A policy file of either kind -> PolicyModel.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { PolicyDocument } from '../define-policy.ts'
import { modelFromDocument } from './from-document.ts'
import { loadModule } from './load-module.ts'
import { parsePolicy } from './parse-policy.ts'
import { PolicyFileError } from './policy-file-error.ts'
import type { PolicyModel } from './policy-model.ts'

const yamlExtensions = ['.yaml', '.yml']
const moduleExtensions = ['.ts', '.mts', '.js', '.mjs']

/**
 * Reads a policy file: YAML, or a module whose default export is a policy document.
 *
 * @param path the file; places carry it as given.
 * @throws PolicyFileError if it cannot be read, parsed or loaded. What it says is not judged here.
 */
export async function readPolicy(path: string): Promise<PolicyModel> {
  const extension = extname(path).toLowerCase()
  const isYaml = yamlExtensions.includes(extension)
  if (!isYaml && !moduleExtensions.includes(extension)) {
    const help = `its name ends in one of ${[...yamlExtensions, ...moduleExtensions].join(' ')}`
    throw new PolicyFileError({ file: path, path: [] }, 'not a policy file', { help })
  }
  const text = await readText(path)
  if (text.trim() === '') throw new PolicyFileError({ file: path, path: [] }, 'the file is empty')
  if (isYaml) return parsePolicy(text, path)
  // Whatever the module exports: its shape is checked like that of any document.
  return modelFromDocument((await loadModule(path)) as PolicyDocument, path)
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new PolicyFileError({ file: path, path: [] }, reasons.get(cause.code ?? '') ?? cause.message, { cause })
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new PolicyFileError({ file: path, path: [] }, 'the file is not UTF-8 text', { cause })
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'no permission to read the file'],
  ['EPERM', 'no permission to read the file'],
])
