// The whole page, and its state: the question, and which grid is shown. Both are kept in the address.
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Answer, Caller } from '../../evaluate/answers.ts'
import { somebody } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import type { Operation } from '../../vocabulary/operation.ts'
import { AnswersGrid } from './answers-grid.tsx'
import { CellsGrid } from './cells-grid.tsx'
import { FilterBox } from './filter-box.tsx'
import { AnswersLegend, CellsLegend } from './legend.tsx'
import { openingHaving, openingWith } from './opening-of.ts'
import { answer, changeQuestion, classic, type Question, settle } from './question.ts'
import { readLink, type View, writeLink } from './question-link.ts'
import type { Row } from './rows.ts'
import { Simulator } from './simulator.tsx'
import { TableList } from './table-list.tsx'
import { tableName } from './table-name.ts'
import { count, Name } from './text.tsx'

interface AppProps {
  readonly title: string
  readonly policy: PolicyIr
}

export function App({ title, policy }: AppProps) {
  const [{ question, view }, setState] = useState(() => readLink(policy, location.hash))
  const link = writeLink({ question, view })

  useLayoutEffect(() => {
    if (location.hash !== link) history.replaceState(null, '', link)
  }, [link])
  useLayoutEffect(() => {
    const reread = () => setState(readLink(policy, location.hash))
    addEventListener('hashchange', reread)
    return () => removeEventListener('hashchange', reread)
  }, [policy])

  const change = (changed: Partial<Question>, changedView: Partial<View> = {}) =>
    setState((before) => ({
      question: before.question === null ? null : changeQuestion(before.question, changed),
      view: { ...before.view, ...changedView },
    }))

  return (
    <>
      <header>
        <h1>
          <Name>{title}</Name>
        </h1>
        <p>
          {count(policy.containers.length, 'table')}, {count(policy.roles.length, 'custom role')}, globalDefault{' '}
          {policy.globalDefault}
        </p>
      </header>
      {question === null ? (
        <main class="empty">The policy protects no table.</main>
      ) : (
        <div class="page">
          <TableList
            tables={policy.containers}
            chosen={view.global ? null : question.table}
            onChoose={(table) => change(table === null ? {} : { table }, { global: table === null })}
          />
          <Matrix policy={policy} question={question} view={view} onChange={change} />
        </div>
      )}
      <footer>
        <p>
          Made by pgladder from the policy alone; nothing leaves this page. In the browser's console:{' '}
          <code>pgladder.explain(pgladder.policy, table, operation, asker, subject)</code>.
        </p>
      </footer>
    </>
  )
}

interface MatrixProps {
  readonly policy: PolicyIr
  readonly question: Question
  readonly view: View
  readonly onChange: (changed: Partial<Question>, view?: Partial<View>) => void
}

/** The grid and the simulator. */
function Matrix({ policy, question, view, onChange }: MatrixProps) {
  const [typed, setTyped] = useState('')
  const asked = useMemo(() => settle(question), [question])
  const explanation = useMemo(() => answer(policy, asked), [policy, asked])
  const { table } = question
  // A cell that is picked begins anew, with an object as it is when it is new.
  const pick = (changed: Partial<Question>) => {
    onChange({ entries: [], onCreate: true, ...changed })
    requestAnimationFrame(showVerdict)
  }
  return (
    <>
      <main>
        <div class="heading">
          <h2>{view.global ? 'Global' : <Name>{tableName(table)}</Name>}</h2>
          <p>{view.global ? 'Cells for all tables: steps 6 and 7.' : <Facts table={table} />}</p>
        </div>
        <div class="tools">
          <fieldset class="switch">
            <legend>View</legend>
            {(['cells', 'answers'] as const).map((grid) => (
              <label key={grid}>
                <input type="radio" name="view" checked={view.grid === grid} onChange={() => onChange({}, { grid })} />
                <span>{grid === 'cells' ? 'Cells' : 'Answers'}</span>
              </label>
            ))}
          </fieldset>
          {(view.grid === 'cells' || !view.global) && (
            <FilterBox
              label={view.grid === 'cells' ? 'Filter roles and users' : 'Filter callers'}
              value={typed}
              onValue={setTyped}
            />
          )}
        </div>
        {view.grid === 'cells' ? (
          <>
            <CellsGrid
              policy={policy}
              table={table}
              global={view.global}
              typed={typed}
              explanation={explanation}
              onPick={(row, operation) => pick(questionOfCell(row, operation, asked))}
            />
            <CellsLegend />
          </>
        ) : view.global ? (
          <p class="note">Answers are about one table. Choose one on the left.</p>
        ) : (
          <>
            <AnswersGrid
              policy={policy}
              table={table}
              typed={typed}
              question={asked}
              onPick={(caller, shown) => pick(questionOfCaller(caller, shown))}
            />
            <AnswersLegend />
          </>
        )}
      </main>
      <Simulator
        policy={policy}
        question={question}
        explanation={explanation}
        onChange={(changed) => onChange(changed, changed.table === undefined ? {} : { global: false })}
      />
    </>
  )
}

/** On a narrow screen the simulator is below the grid. */
function showVerdict() {
  const verdict = document.getElementById('verdict')
  const box = verdict?.getBoundingClientRect()
  if (box !== undefined && (box.top < 0 || box.bottom > innerHeight)) verdict?.scrollIntoView({ block: 'start' })
}

function Facts({ table }: { readonly table: ContainerIr }) {
  return (
    <>
      {table.owner === null ? (
        'objects have no owner'
      ) : (
        <>
          owner <Name>{table.owner}</Name>
        </>
      )}
      {', '}
      {table.objectAcl === 'none' ? 'no entries of objects' : 'objects can have entries'}
      {', '}
      UPSERT {table.upsert === 'own' ? 'is a permission of its own' : 'follows from CREATE and UPDATE'}
    </>
  )
}

const plain = { user: somebody, login: classic, client: null, serverCode: false } as const

/** A question that hears the cell, by a caller of whom there is no more to say. What is everybody's leaves the caller as it was. */
function questionOfCell({ who }: Row, operation: Operation, before: Question): Partial<Question> {
  const loggedIn = { user: before.user ?? somebody }
  switch (who.kind) {
    case 'owner':
      return { operation, ...loggedIn, object: 'own' }
    case 'custom role':
      return { operation, ...plain, roles: [who.name] }
    case 'system role':
      return { operation, ...openingHaving(who.name), roles: [] }
    case 'user':
      return { operation, ...plain, user: who.name, roles: [] }
    case 'all users':
      return { operation, ...loggedIn }
    case 'all roles':
      return { operation }
  }
}

/** The question whose answer is shown: it is about objects without entries. Where there is no object yet, `other` counts as none. */
function questionOfCaller({ asker }: Caller, { operation, reach }: Answer): Partial<Question> {
  return {
    operation,
    ...openingWith(asker.systemRoles),
    user: asker.user,
    roles: asker.customRoles,
    object: reach === 'own' ? 'own' : 'other',
    onCreate: false,
  }
}
