// What the bench wants of ZenStack, so that it can be checked without ZenStack being installed.

import type { ReadName } from '../workload.ts'

export interface ZenstackCaller {
  readonly id: number
  readonly manages: boolean
  readonly blocked: boolean
}

export interface ZenstackContestant {
  /** Answers a query; the answer is a count or the keys of the rows. */
  ask(caller: ZenstackCaller, query: ReadName, point: number): Promise<number | readonly string[]>
  stop(): Promise<void>
}

/** Whether its rules look at entries. */
export type ZenstackRules = 'owned' | 'shared'

/** The module that opens it. */
export interface ZenstackModule {
  openZenstack(url: string, rules: ZenstackRules): ZenstackContestant
}
