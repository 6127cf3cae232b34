// The simulator: one question, its answer in a and the seven steps.
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { escapeUnseen } from '../../check/quote.ts'
import { type Explanation, sayWhy } from '../../evaluate/explain.ts'
import { titleOf } from '../../evaluate/say-heard.ts'
import { somebody } from '../../evaluate/walk.ts'
import type { PolicyIr } from '../../ir/policy-ir.ts'
import { operations } from '../../vocabulary/operation.ts'
import { logins } from '../../vocabulary/system-context.ts'
import { cutExplanation } from './cut-heard.ts'
import { EntriesChoice } from './entries-choice.tsx'
import { WrittenIcon } from './icons.tsx'
import { clientChoices } from './opening-of.ts'
import { noClient, possibleIn, type Question, settle } from './question.ts'
import { usersOf } from './question-link.ts'
import { RolesChoice } from './roles-choice.tsx'
import { objectWords, sayQuestion } from './say-question.ts'
import { Steps } from './steps.tsx'
import { tableLink, tableName } from './table-name.ts'
import { NameOption } from './text.tsx'

interface SimulatorProps {
  readonly policy: PolicyIr
  /** As it was chosen: what is impossible for now is kept in it. */
  readonly question: Question
  readonly explanation: Explanation
  readonly onChange: (changed: Partial<Question>) => void
}

const objects = ['own', 'other', 'none'] as const

export function Simulator({ policy, question, explanation, onChange }: SimulatorProps) {
  const asked = settle(question)
  const possible = possibleIn(asked)
  const users = useMemo(() => usersOf(policy), [policy])
  const tables = useMemo(() => tableOptions(policy), [policy])
  const speaking = escapeUnseen(sayWhy(cutExplanation(explanation), asked.table))
  const whole = escapeUnseen(sayWhy(explanation, asked.table))
  return (
    <section class="simulator" aria-labelledby="simulator-title">
      <h2 id="simulator-title">Simulator</h2>
      <form onSubmit={(event) => event.preventDefault()}>
        <fieldset class="line">
          <legend>Who asks</legend>
          <Choice name="who" checked={asked.user !== null} onCheck={() => onChange({ user: asked.user ?? somebody })}>
            logged in
          </Choice>
          <Choice name="who" checked={asked.user === null} onCheck={() => onChange({ user: null })}>
            nobody
          </Choice>
          <label>
            <input
              type="checkbox"
              checked={asked.serverCode}
              onChange={(event) => onChange({ serverCode: event.currentTarget.checked })}
            />
            server code
          </label>
        </fieldset>
        <div class="fields">
          <Field label="User" why={asked.user === null ? 'nobody' : null}>
            <select
              disabled={asked.user === null}
              value={asked.user ?? somebody}
              onChange={(event) => onChange({ user: event.currentTarget.value })}
            >
              <option value={somebody}>one without cells</option>
              {users.map((user) => (
                <NameOption key={user} value={user} name={user} />
              ))}
            </select>
          </Field>
          <Field label="Login" why={possible.login}>
            <select
              disabled={possible.login !== null}
              value={asked.login}
              onChange={(event) => onChange({ login: event.currentTarget.value })}
            >
              {logins.map((login) => (
                <option key={login}>{login}</option>
              ))}
            </select>
          </Field>
          <Field label="Client" why={possible.client}>
            <select
              disabled={possible.client !== null}
              value={asked.client ?? noClient}
              onChange={(event) => onChange({ client: event.currentTarget.value || null })}
            >
              <option value={noClient}>none</option>
              {clientChoices.map((client) => (
                <option key={client}>{client}</option>
              ))}
            </select>
          </Field>
        </div>
        <RolesChoice
          roles={policy.roles.map(({ name }) => name)}
          checked={asked.roles}
          disabled={possible.roles}
          onCheck={(roles) => onChange({ roles })}
        />
        <div class="fields what">
          <Field label="Operation" why={null}>
            <select
              value={asked.operation}
              onChange={(event) => {
                const operation = operations.find((one) => one === event.currentTarget.value)
                if (operation !== undefined) onChange({ operation })
              }}
            >
              {operations.map((operation) => (
                <option key={operation}>{operation}</option>
              ))}
            </select>
          </Field>
          <Field label="Table" why={null}>
            <select
              value={tableLink(asked.table)}
              onChange={(event) => {
                const table = policy.containers.find((one) => tableLink(one) === event.currentTarget.value)
                if (table !== undefined) onChange({ table })
              }}
            >
              {tables}
            </select>
          </Field>
        </div>
        <fieldset class="line">
          <legend>Object</legend>
          {objects.map((object) => {
            const why = object === 'none' ? null : possible[object]
            return (
              <Choice
                key={object}
                name="object"
                checked={asked.object === object}
                why={why}
                onCheck={() => onChange({ object })}
              >
                {objectWords[object]}
              </Choice>
            )
          })}
        </fieldset>
        <EntriesChoice policy={policy} question={asked} disabled={possible.entries} onChange={onChange} />
      </form>
      <p class="printed">Asked: {escapeUnseen(sayQuestion(asked))}.</p>
      <div id="verdict" class={explanation.allowed ? 'verdict allows' : 'verdict rejects'}>
        <WrittenIcon effect={explanation.allowed ? 'GRANT' : 'DENY'} />
        <output aria-live="polite" title={whole === speaking ? undefined : whole}>
          {speaking}
        </output>
      </div>
      {explanation.judged.map((judged) => (
        <Steps
          key={judged.about}
          judged={judged}
          decides={judged === explanation.decided}
          title={explanation.judged.length === 1 ? `The seven steps of ${judged.walk.operation}` : titleOf(judged)}
        />
      ))}
    </section>
  )
}

function tableOptions({ containers }: PolicyIr) {
  return containers.map((table) => (
    <NameOption key={tableLink(table)} value={tableLink(table)} name={tableName(table)} />
  ))
}

interface FieldProps {
  readonly label: string
  /** Why nothing can be chosen. */
  readonly why: string | null
  readonly children: ComponentChildren
}

function Field({ label, why, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label class="field" title={why ?? undefined}>
      <span>{label}</span>
      {children}
    </label>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly checked: boolean
  readonly why?: string | null
  readonly onCheck: () => void
  readonly children: string
}

function Choice({ name, checked, why = null, onCheck, children }: ChoiceProps) {
  return (
    <label title={why ?? undefined} class={why === null ? '' : 'impossible'}>
      <input type="radio" name={name} checked={checked} disabled={why !== null} onChange={onCheck} />
      {children}
      {why !== null && <small>({why})</small>}
    </label>
  )
}
