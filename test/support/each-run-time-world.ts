// A fresh run-time world for each test of a file, dropped after it.
// Called once, at the top of the file.

import { afterEach, beforeEach } from 'vitest'
import { createRunTimeWorld, type RunTimeWorld } from './run-time-world.ts'

/** Returns what gives the world of the test that runs. */
export function eachRunTimeWorld(): () => RunTimeWorld {
  let world: RunTimeWorld | undefined
  beforeEach(async () => {
    world = await createRunTimeWorld()
  })
  afterEach(async () => {
    await world?.drop()
    world = undefined
  })
  return () => {
    if (world === undefined) throw new Error('no test is running')
    return world
  }
}
