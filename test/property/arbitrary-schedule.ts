// Random schedules: what other sessions do before, while and after requests open, committed, taken back or held.

import fc from 'fast-check'
import type { Change } from '../oracle/change-world.ts'
import { type Deed, type Draw, numbersOfDraw, type Schedule, type Turn } from '../oracle/schedule.ts'

const place = fc.nat(839)

/** Each as often as it stands here; the first is what a failing one shrinks to. */
const kinds: readonly Change['kind'][] = [
  ...Array.from({ length: 12 }, () => 'entries'),
  ...['created', 'removed', 'replaced', 'transferred', 'transferred'],
  ...[
    'membership',
    'membership',
    'user cell',
    'user cell',
    'user cell',
    'role cell',
    'role cell',
    'role cell',
    'owner cell',
    'owner cell',
  ],
  'forgotten',
] as Change['kind'][]

const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constant('drawn'),
  what: fc.constantFrom(...kinds),
  numbers: fc.array(place, { minLength: numbersOfDraw, maxLength: numbersOfDraw }),
})

const deed: fc.Arbitrary<Deed> = fc.record({
  by: place,
  changes: fc.oneof(
    { weight: 9, arbitrary: fc.array(draw, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  fate: fc.constantFrom<Deed['fate']>(
    ...(['commit', 'commit', 'commit', 'rollback', 'held, then commit', 'held, then rollback'] as const),
  ),
})

const deeds = (maxLength: number) => fc.array(deed, { maxLength })

const turn: fc.Arbitrary<Turn> = fc.record({
  before: deeds(2),
  request: place,
  isolation: fc.constantFrom<Turn['isolation']>('read committed', 'read committed', 'repeatable read'),
  opening: deeds(1),
  rounds: fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  writes: fc.constantFrom(false, false, true),
})

export const arbitrarySchedule: fc.Arbitrary<Schedule> = fc.array(turn, { minLength: 2, maxLength: 4 })
