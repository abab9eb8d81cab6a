import { type ReactNode, useId } from 'react'

interface AskedProps {
  readonly label: string
  readonly note?: ReactNode
  readonly fault?: string | undefined
  /** The field, given the id that its label names. */
  readonly children: (id: string) => ReactNode
}

/** One question of the wizard: label, field, why it is asked, what is wrong with the answer. */
export function Asked({ label, note, fault, children }: AskedProps) {
  const id = useId()
  return (
    <div className="parameter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note === undefined ? null : <p className="parameter-note">{note}</p>}
      {fault === undefined ? null : (
        <p role="alert" className="parameter-fault">
          {fault}
        </p>
      )}
    </div>
  )
}
