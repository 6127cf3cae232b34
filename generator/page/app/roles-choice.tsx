// Check boxes of the custom roles. Many of them can be filtered; those that are checked are named above, so that none is forgotten.
import { useState } from 'preact/hooks'
import { FilterBox, matches } from './filter-box.tsx'
import { Name, Names } from './text.tsx'
import { useCapped } from './use-capped.tsx'

interface RolesChoiceProps {
  readonly roles: readonly string[]
  readonly checked: readonly string[]
  /** Why none can be chosen; null: they can. */
  readonly disabled: string | null
  readonly onCheck: (roles: readonly string[]) => void
}

const few = 6

export function RolesChoice({ roles, checked, disabled, onCheck }: RolesChoiceProps) {
  const [typed, setTyped] = useState('')
  const found = roles.filter((role) => matches(role, typed))
  const { limit, more } = useCapped(found.length, typed, 'roles')
  if (roles.length === 0) return null
  return (
    <fieldset class="roles" disabled={disabled !== null}>
      <legend>
        Custom roles{checked.length > 0 && ': '}
        <Names names={checked} />
        {disabled !== null && <small>({disabled})</small>}
      </legend>
      {roles.length > few && <FilterBox label="Filter custom roles" value={typed} onValue={setTyped} />}
      <div class="role-list">
        {found.slice(0, limit).map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={checked.includes(role)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked
                onCheck(roles.filter((one) => (one === role ? isOn : checked.includes(one))))
              }}
            />
            <Name>{role}</Name>
          </label>
        ))}
        {more}
      </div>
    </fieldset>
  )
}
