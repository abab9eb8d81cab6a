import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import './plain-field.css'

/** A labelled input without antd; `end` holds a small button inside the field. */
export function PlainField({
  label,
  end,
  fault,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & {
  readonly label: string
  readonly end?: ReactNode
  readonly fault?: string | undefined
}) {
  const id = useId()
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <div className="plain-field-box">
        <input
          id={id}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          {...rest}
        />
        {end}
      </div>
      {fault ? (
        <p className="plain-field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
    </div>
  )
}
