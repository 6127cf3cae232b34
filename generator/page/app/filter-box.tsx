// A box to type a part of a name in.
interface FilterBoxProps {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}

export function FilterBox({ label, value, onValue }: FilterBoxProps) {
  return (
    <input
      type="search"
      class="filter"
      aria-label={label}
      placeholder={label}
      value={value}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  )
}

/** Whether a name has what was typed in it, in whatever case. */
export function matches(name: string, typed: string): boolean {
  return name.toLowerCase().includes(typed.trim().toLowerCase())
}
