// Everything that one run has measured; results, claims and the chart are made of it.

import type { LargePolicy } from './measure-compiler.ts'
import type { Giving } from './measure-giving.ts'
import type { ClientOpening } from './measure-opening.ts'
import type { Writing } from './measure-writing.ts'
import type { ClientMeasurement } from './run-client-rounds.ts'
import type { Measurement } from './run-rounds.ts'
import type { Caller, Scale } from './workload.ts'

/** What `enter` takes for one caller. */
export interface OpeningMeasurement {
  readonly storage: string
  readonly caller: string
  readonly ms: number
}

export interface BenchRun {
  readonly machine: readonly (readonly [string, string])[]
  readonly scale: Scale
  readonly callers: readonly Caller[]
  readonly server: readonly Measurement[]
  readonly client: readonly ClientMeasurement[]
  readonly opening: readonly OpeningMeasurement[]
  readonly openingInClient: ClientOpening
  readonly giving: readonly Giving[]
  readonly writing: readonly Writing[]
  readonly largePolicies: readonly LargePolicy[]
}
