// The second view: what each kind of caller may do with a table, whose objects, and which step says so.
import { useMemo } from 'preact/hooks'
import { cut, escapeUnseen } from '../../check/quote.ts'
import { type Answer, answersOf, type Caller, callersOf } from '../../evaluate/answers.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import { operations } from '../../vocabulary/operation.ts'
import { matches } from './filter-box.tsx'
import { Grid } from './grid.tsx'
import { PartIcon, WrittenIcon } from './icons.tsx'
import { askerOf, type Question } from './question.ts'
import { tableName } from './table-name.ts'
import { Name } from './text.tsx'

interface AnswersGridProps {
  readonly policy: PolicyIr
  readonly table: ContainerIr
  readonly typed: string
  readonly question: Question
  readonly onPick: (caller: Caller, answer: Answer) => void
}

export function AnswersGrid({ policy, table, typed, question, onPick }: AnswersGridProps) {
  const callers = useMemo(() => callersOf(policy), [policy])
  const asking = JSON.stringify(askerOf(question))
  const rows = callers
    .map((caller, place) => ({ caller, place }))
    .filter(({ caller }) => matches(caller.label, typed))
    .map(({ caller, place }) => ({
      // A role can read as a user does.
      key: String(place),
      head: <Name>{caller.label}</Name>,
      cells: () =>
        answersOf(policy, table, caller.asker).map((answer) => ({
          column: answer.operation,
          label: escapeUnseen(`${cut(caller.label)}, ${answer.operation}: ${shortAnswer(answer).join(' ')}`),
          hint: escapeUnseen(`${caller.label}, ${answer.operation}: ${sayAnswer(answer)}`),
          content: <AnswerText answer={answer} />,
          className: [
            'answer',
            answer.reach,
            answer.operation === question.operation && JSON.stringify(caller.asker) === asking ? 'asked' : '',
          ]
            .join(' ')
            .trim(),
          onPick: () => onPick(caller, answer),
        })),
    }))
  return (
    <Grid
      label={`Answers about ${escapeUnseen(tableName(table))}`}
      className="answers"
      corner="Who asks"
      columns={operations}
      groups={[{ title: '', rows }]}
      subject={table}
    />
  )
}

function AnswerText({ answer }: { readonly answer: Answer }) {
  const { reach } = answer
  const [word, ...rest] = shortAnswer(answer)
  return (
    <>
      <span class="reach">
        {reach === 'all' ? (
          <WrittenIcon effect="GRANT" />
        ) : reach === 'none' ? (
          <WrittenIcon effect="DENY" />
        ) : (
          <PartIcon />
        )}
        {word}
      </span>
      {rest.map((words) => (
        <span class="by" key={words}>
          {' '}
          {words}
        </span>
      ))}
    </>
  )
}

/** As it stands in a cell, a line each. */
function shortAnswer({ reach, own, other, byEntries }: Answer): readonly string[] {
  return [reach, own === other ? `step ${own}` : `steps ${own}, ${other}`, ...(byEntries ? ['+ entries'] : [])]
}

const reaches = { all: 'all objects', own: 'own objects only', others: 'objects of others only', none: 'none' } as const

function sayAnswer(answer: Answer): string {
  const { own, other, reach, byEntries } = answer
  const by = own === other ? `at step ${own}` : `at step ${own} for own objects, at step ${other} for others`
  return `${reaches[reach]}, decided ${by}${byEntries ? '; entries of an object can say otherwise' : ''}`
}
