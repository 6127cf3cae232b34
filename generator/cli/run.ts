// The command line. Users' mistakes end in a line and a remedy; only our own defects show a stack.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { printFileError } from '../check/print-diagnostic.ts'
import { FolderError } from '../emit/folder-error.ts'
import { packageRoot } from '../package-root.ts'
import { PolicyFileError } from '../source/policy-file-error.ts'
import { type CheckOptions, runCheck } from './check.ts'
import { DatabaseError } from './database-error.ts'
import type { ExitCode } from './exit-code.ts'
import { type ExplainOptions, runExplain } from './explain.ts'
import { type GenerateOptions, runGenerate } from './generate.ts'
import type { MatrixOptions } from './matrix.ts'
import { type MigrateOptions, runMigrate } from './migrate.ts'
import { type PgtapOptions, runPgtap } from './pgtap.ts'

const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }

/** For an option that can be given several times. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

function commandLine(end: (code: ExitCode) => void): Command {
  const program = new Command('pgladder')
    .description('Compiles a permission ladder into PostgreSQL row-level security.')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
  program
    .command('check')
    .description('validate a policy: all faults at once')
    .argument('<policy>', 'a .yaml file, or a .ts or .js module that exports definePolicy({…})')
    .option('--url <url>', 'also look at the live tables of this database')
    .option('--strict', 'exit with 1 for warnings too')
    .option('--json', 'print the diagnostics as JSON')
    .action(async (policy: string, options: CheckOptions) => end(await runCheck(policy, options)))
  program
    .command('generate')
    .description('write the next migrations: only what changed since the last')
    .argument('<policy>', 'the policy file')
    .option('--out <dir>', 'the folder of migrations', 'migrations')
    .option('--name <slug>', 'what to call the migration')
    .action(async (policy: string, options: GenerateOptions) => end(await runGenerate(policy, options)))
  program
    .command('migrate')
    .description('apply the migrations to a database')
    .option('--dir <dir>', 'the folder of migrations', 'migrations')
    .option('--url <url>', 'the database; else DATABASE_URL or the PG* variables')
    .action(async (options: MigrateOptions) => end(await runMigrate(options)))
  program
    .command('explain')
    .description('the seven steps for one question, and which of them decides')
    .argument('[policy]', 'the policy file')
    .option('--url <url>', 'ask this database, as an administrator, with its cells, memberships and entries of now')
    .option('--object <id>', 'an object of that database')
    .requiredOption('--op <operation>', 'FIND, CREATE, UPDATE, REMOVE, UPSERT or PERMISSION')
    .requiredOption('--table <table>', 'a table of the policy')
    .option('--user <id>', 'a user whom the policy may name; else one of whom it says nothing')
    .option('--anonymous', 'nobody is logged in')
    .option('--role <role>', 'a custom role of the user; once for each', collect)
    .option('--client <client>', 'the role of the client, such as JSUser')
    .option('--login <login>', 'classic, facebook, google or twitter')
    .option('--server-code', 'server code asks')
    .option('--owner', 'about an object that the user owns')
    .option('--no-owner', "about an object of somebody else's; without either, about objects in general, or a new one")
    .option('--json', 'print the steps as JSON')
    .action(async (policy: string | undefined, options: ExplainOptions) => end(await runExplain(policy, options)))
  program
    .command('matrix')
    .description('who may do what: roles, tables and operations, and the steps that decide')
    .argument('<policy>', 'the policy file')
    .option('--html <file>', 'write one page to look at, with a simulator; it needs no server and no network')
    .option('--table <table>', 'only this table; once for each', collect)
    .option('--role <role>', 'only callers with this role; once for each', collect)
    .option('--json', 'print the answers as JSON')
    .action(async (policy: string, options: MatrixOptions) => {
      const { runMatrix } = await import('./matrix.ts')
      end(await runMatrix(policy, options))
    })
  program
    .command('pgtap')
    .description('write pgTAP files that prove the policy on the database its migrations made')
    .argument('<policy>', 'the policy file')
    .requiredOption('--out <dir>', 'the folder of tests, which holds nothing else')
    .option('--dir <dir>', 'the folder of migrations; else `migrations`, if there are any')
    .action(async (policy: string, options: PgtapOptions) => end(await runPgtap(policy, options)))
  program
    .command('demo')
    .description('run the examples on an embedded PostgreSQL, no server needed')
    .action(async () => {
      const { runDemo } = await import('./demo.ts')
      end(await runDemo())
    })
  return program
}

/** Runs a command line and says how it ended. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0
  try {
    await commandLine((ended) => {
      code = ended
    }).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof PolicyFileError) return complain(printFileError(error), 2)
    if (error instanceof FolderError) return complain(withHelp(error), 2)
    if (error instanceof DatabaseError) return complain(withHelp(error), 1)
    throw error
  }
}

function complain(text: string, code: ExitCode): ExitCode {
  console.error(text)
  return code
}

function withHelp({ message, help }: FolderError | DatabaseError): string {
  return help === undefined ? `error: ${message}` : `error: ${message}\n  help: ${help}`
}
