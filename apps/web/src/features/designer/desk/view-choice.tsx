import './view-choice.css'

interface ViewChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

/** 画布 | 大纲 | 差异: buttons side by side of which one is pressed, without the weight of a library. */
export const ViewChoice = <V extends string>({ label, value, options, onChange }: ViewChoiceProps<V>) => (
  <fieldset className="view-choice" aria-label={label}>
    {options.map((one) => (
      <button key={one.value} type="button" aria-pressed={one.value === value} onClick={() => onChange(one.value)}>
        {one.label}
      </button>
    ))}
  </fieldset>
)
