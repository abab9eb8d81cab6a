import { Input } from 'antd'
import { SideField } from './side-form.tsx'

/** What somebody has to say, in a side form: why, or with which words. */
export const ReasonField = (props: {
  readonly label: string
  readonly value: string
  readonly onChange: (words: string) => void
  readonly rows?: number
  /** Characters; as much as the api takes. */
  readonly most?: number
  readonly placeholder?: string
}) => (
  <SideField label={props.label}>
    <Input.TextArea
      aria-label={props.label}
      rows={props.rows ?? 3}
      maxLength={props.most ?? 2000}
      placeholder={props.placeholder}
      value={props.value}
      onChange={({ target }) => props.onChange(target.value)}
    />
  </SideField>
)
