// The README shows a policy and the SQL it becomes. Both are true.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../generator/package-root.ts'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { runCli } from '../support/run-cli.ts'

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8')

function block(language: string): string {
  const text = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (text === undefined) throw new Error(`the README has no ${language}`)
  return text
}

it('the SQL in the README is what its policy becomes', () => {
  const { texts } = migrationsOf(checkedPolicy(block('yaml')))
  expect(texts.join('\n')).toContain(block('sql'))
})

it('the README names its two commands, and package.json has them', () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(block('sh')).toContain('npm ci && npm run demo')
  expect(block('sh')).toContain('npm ci && npm test')
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test']))
})

it('what the README shows of the command line is what it prints', async () => {
  const shown = [...readme.matchAll(/```\n\$ npx pgladder (.*)\n([\s\S]*?)```/g)]
  expect(shown.map(([, command]) => command?.split(' ')[0])).toEqual(['check', 'explain', 'matrix'])
  const before = process.cwd()
  process.chdir(packageRoot)
  try {
    for (const [, command = '', lines = ''] of shown) {
      const { stdout, stderr } = await runCli(...command.split(' '))
      const printed = `${stderr}${stdout}`
      // `…` stands for the start of a line that would be too long.
      for (const line of lines.trimEnd().split('\n')) expect(printed).toContain(line.replace(/^…/, ''))
    }
  } finally {
    process.chdir(before)
  }
})
