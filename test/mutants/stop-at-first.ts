// One red test is enough: the others of its file are left out, but for `--attacks`, which asks each. And of the long comparisons with the oracle a part is enough.

import { beforeEach } from 'vitest'

const parts: readonly (readonly [file: RegExp, tests: RegExp])[] = [[/property\/worlds/, /random worlds/]]

let isRed = false

beforeEach(({ skip, onTestFailed, task }) => {
  const part = parts.find(([file]) => file.test(task.file.filepath))
  if (
    (isRed && process.env.PGLADDER_EACH_TEST === undefined) ||
    (part !== undefined && !part[1].test(task.fullTestName))
  )
    skip()
  onTestFailed(() => {
    isRed = true
  })
})
