// The seven steps of one walk: who was asked, what they say, where it is written, and where it ended.
import { printWhere } from '../../check/print-place.ts'
import { escapeUnseen } from '../../check/quote.ts'
import { type Judged, levels, nameSpeaker } from '../../evaluate/explain.ts'
import { whereOf } from '../../evaluate/say-heard.ts'
import type { Heard, StepAnswer, Walk } from '../../evaluate/walk.ts'
import { cutHeard } from './cut-heard.ts'
import { InheritedIcon, WrittenIcon } from './icons.tsx'
import { Name } from './text.tsx'

interface StepsProps {
  readonly judged: Judged
  /** Whether this walk is the one that decides. */
  readonly decides: boolean
  readonly title: string
}

export function Steps({ judged, decides, title }: StepsProps) {
  const { walk } = judged
  return (
    <table class={decides ? 'steps deciding' : 'steps'}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Who is asked</th>
          <th scope="col">Says</th>
          <th scope="col">Written at</th>
        </tr>
      </thead>
      {walk.steps.map((answer) => (
        <StepRows key={answer.step} answer={answer} walk={walk} />
      ))}
    </table>
  )
}

function StepRows({ answer, walk }: { readonly answer: StepAnswer; readonly walk: Walk }) {
  const isDeciding = answer.step === walk.decides
  const isReached = answer.step <= walk.decides
  const state = isDeciding ? (walk.allowed ? 'decides allows' : 'decides rejects') : isReached ? '' : 'unreached'
  const all: readonly (Heard | undefined)[] = answer.heard.length === 0 ? [undefined] : answer.heard
  return (
    <tbody class={state}>
      {all.map((heard, n) => (
        <tr key={n}>
          {n === 0 && (
            <th scope="row" rowSpan={all.length}>
              <span class="number">{answer.step}</span> {levels[answer.step]}{' '}
              {isDeciding && <span class="tag">decides</span>}
              {!isReached && <span class="tag">not reached</span>}
            </th>
          )}
          <td>{heard === undefined ? <span class="nobody">none</span> : <Name>{nameSpeaker(heard.who)}</Name>}</td>
          <td class="says">{heard !== undefined && <Says heard={heard} isReached={isReached} />}</td>
          {heard === undefined ? <td /> : <Where heard={heard} />}
        </tr>
      ))}
    </tbody>
  )
}

function Says({ heard: { effect }, isReached }: { readonly heard: Heard; readonly isReached: boolean }) {
  if (effect === null) return <>INHERIT</>
  return (
    <>
      {isReached ? <WrittenIcon effect={effect} /> : <InheritedIcon effect={effect} />} {effect}
    </>
  )
}

/** The line; the whole place for who points at it. Where there are no lines, the way to the cell. */
function Where({ heard }: { readonly heard: Heard }) {
  const { at } = cutHeard(heard)
  return (
    <td class={at === null || at.line !== undefined ? 'where' : 'where path'} title={whereOf(heard)}>
      <bdi>{escapeUnseen(at === null ? whereOf(heard) : printWhere(at))}</bdi>
    </td>
  )
}
