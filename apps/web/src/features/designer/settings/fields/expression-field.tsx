import { type Column, compileExpression, type Wanted } from '@jizhi/mechanism'
import { Input, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../../ui/plain-button.tsx'
import { useFormFrame } from '../form-frame.ts'
import type { Path } from '../settings-form.tsx'
import { FieldFault } from './field-fault.tsx'
import { useDraft } from './use-draft.ts'

interface ExpressionFieldProps {
  readonly wants: 'flag' | 'number'
  readonly path: Path
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label: string
}

const EXAMPLES = { flag: 'place <= 3', number: '0.7 * score' } as const

/** A condition or a figure as text; the columns at hand stand in a popover and are put in by a click. */
export function ExpressionField({ wants, path, value, onChange, label }: ExpressionFieldProps) {
  const { t } = useTranslation()
  const { readOnly, columns, written } = useFormFrame()
  const [draft, setDraft] = useDraft(value)
  const fault = complaint(draft, columns, written(path) ?? wants)
  const settle = () => {
    if (draft.trim() !== value) onChange(draft.trim())
  }
  const put = (id: string) => setDraft((text) => (text === '' || text.endsWith(' ') ? `${text}${id}` : `${text} ${id}`))
  return (
    <div className="expression-field">
      <Input.TextArea
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={settle}
        disabled={readOnly}
        autoSize={{ minRows: 1, maxRows: 6 }}
        aria-label={label}
        spellCheck={false}
        {...(fault === undefined ? {} : { status: 'error' as const })}
        placeholder={t('designer.example', { example: EXAMPLES[wants] })}
      />
      <FieldFault words={fault} />
      {readOnly ? null : (
        <Popover
          trigger="click"
          placement="left"
          title={t('designer.columnsHere')}
          content={<ColumnList onPut={put} />}
        >
          <PlainButton small kind="text">
            {t('designer.putColumn')}
          </PlainButton>
        </Popover>
      )}
    </div>
  )
}

/** What is wrong with an expression while it is being written; empty text is no fault of the expression. */
function complaint(source: string, columns: readonly Column[], wants: Wanted): string | undefined {
  if (source.trim() === '') return undefined
  const compiled = compileExpression(source, columns, wants)
  return compiled.ok ? undefined : compiled.fault.message
}

function ColumnList({ onPut }: { readonly onPut: (id: string) => void }) {
  const { t } = useTranslation()
  const { columns } = useFormFrame()
  if (columns.length === 0) return <p className="field-help">{t('designer.noColumns')}</p>
  return (
    <ul className="expression-list">
      {columns.map(({ id, label }) => (
        <li key={id}>
          <button type="button" onClick={() => onPut(id)}>
            {label} <code>{id}</code>
          </button>
        </li>
      ))}
    </ul>
  )
}
