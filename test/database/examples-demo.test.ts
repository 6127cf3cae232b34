// `pgladder demo` as a whole: it ends well on what is shipped, and notices an example that promises too much.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { examplesFolder, listExamples } from '../../generator/cli/demo/read-example.ts'
import { runDemo } from '../../generator/cli/demo.ts'

const scratch = mkdtempSync(join(tmpdir(), 'pgladder-demo-test-'))
afterAll(() => rmSync(scratch, { recursive: true }))

async function play(folder: string): Promise<{ readonly code: number; readonly printed: string }> {
  const printed: string[] = []
  const code = await runDemo({ folder, colour: false, print: (text) => void printed.push(text) })
  return { code, printed: printed.join('\n') }
}

describe('pgladder demo', () => {
  it('plays every example, and every caller sees and does what was expected', { timeout: 60_000 }, async () => {
    const { code, printed } = await play(examplesFolder)
    expect(code).toBe(0)
    for (const name of listExamples()) expect(printed).toContain(`${name}: `)
    expect(printed).toMatch(/tom \(member\) +FIND +content_bookmarks +music +music\n/)
    expect(printed).not.toContain('differs')
    expect(printed).not.toContain('\u001b')
  })

  it('ends with 1 and points at the row when somebody can do more, or less, than was expected', async () => {
    const example = join(scratch, 'bookmarks')
    cpSync(join(examplesFolder, 'bookmarks'), example, { recursive: true })
    const file = join(example, 'scenario.yaml')
    const text = readFileSync(file, 'utf8')
    const more = text.replace(
      'act: FIND, on: content_bookmarks, expect: [music]',
      'act: FIND, on: content_bookmarks, expect: [maps, music]',
    )
    const less = more.replace('on: content_bookmarks/news, expect: yes', 'on: content_bookmarks/news, expect: no')
    expect(new Set([text, more, less]).size).toBe(3)
    writeFileSync(file, less)
    const { code, printed } = await play(scratch)
    expect(code).toBe(1)
    expect(printed.split('\n').filter((line) => line.includes('<- differs'))).toEqual([
      expect.stringMatching(/olga \(member\) +REMOVE +content_bookmarks\/news +no +yes +<- differs/),
      expect.stringMatching(/tom \(member\) +FIND +content_bookmarks +maps, music +music +<- differs/),
    ])
    expect(printed).toContain('2 rows differ from what was expected')
  })
})
