// The entries of the object that is asked about (step 1): those it got when it was new, and whatever one adds.
import { useState } from 'preact/hooks'
import { escapeUnseen } from '../../check/quote.ts'
import { nameSpeaker } from '../../evaluate/explain.ts'
import type { Speaker } from '../../evaluate/walk.ts'
import type { PolicyIr } from '../../ir/policy-ir.ts'
import { entriesOfNew, entryOperation, isPossible, type Question } from './question.ts'
import { principals } from './question-link.ts'
import { sayPrincipal } from './say-question.ts'
import { count, Name, NameOption, Names } from './text.tsx'

interface EntriesChoiceProps {
  readonly policy: PolicyIr
  readonly question: Question
  /** Why there are none; null: there can be. */
  readonly disabled: string | null
  readonly onChange: (changed: Partial<Question>) => void
}

export function EntriesChoice({ policy, question, disabled, onChange }: EntriesChoiceProps) {
  const [wanted, setWanted] = useState('')
  const { entries, onCreate } = question
  const operation = entryOperation(question)
  const everybody = principals(policy).filter((who) => isPossible(who, question))
  const chosen = everybody.find((who) => keyOf(who) === wanted) ?? everybody[0]
  const given = entriesOfNew(question)
  const add = (effect: 'GRANT' | 'DENY') => {
    const who = chosen
    if (who !== undefined)
      onChange({ entries: [...entries.filter((entry) => keyOf(entry.who) !== keyOf(who)), { who, effect }] })
  }
  if (disabled !== null) {
    return <p class="note">Entries of the object: {disabled}.</p>
  }
  return (
    <details class="entries" open={entries.length > 0 || given.length > 0}>
      <summary>
        Entries of the object for {operation}
        {entries.length > 0 && `: ${count(entries.length, 'entry').replace('entrys', 'entries')}`}
      </summary>
      {given.length > 0 && (
        <label>
          <input
            type="checkbox"
            checked={onCreate}
            onChange={(event) => onChange({ onCreate: event.currentTarget.checked })}
          />
          <span>
            As every new object has: <Names names={given.map(({ who, effect }) => `${nameSpeaker(who)} ${effect}`)} />
          </span>
        </label>
      )}
      <ul>
        {entries.map((entry) => (
          <li key={keyOf(entry.who)}>
            <Name>{sayPrincipal(entry.who)}</Name> {entry.effect}
            <button
              type="button"
              aria-label={`Take back the entry for ${escapeUnseen(sayPrincipal(entry.who))}`}
              onClick={() => onChange({ entries: entries.filter((one) => one !== entry) })}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
      <div class="add">
        <select
          aria-label="Whom the entry is for"
          value={chosen === undefined ? '' : keyOf(chosen)}
          onChange={(event) => setWanted(event.currentTarget.value)}
        >
          {everybody.map((who) => (
            <NameOption key={keyOf(who)} value={keyOf(who)} name={sayPrincipal(who)} />
          ))}
        </select>
        <button type="button" onClick={() => add('GRANT')}>
          Add GRANT
        </button>
        <button type="button" onClick={() => add('DENY')}>
          Add DENY
        </button>
      </div>
    </details>
  )
}

function keyOf({ kind, name }: Speaker): string {
  return JSON.stringify([kind, name])
}
