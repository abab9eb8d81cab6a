import { type Column, chineseText, parseExpression, readEither, type Wanted } from '@jizhi/mechanism'
import { Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../../ui/plain-button.tsx'
import { ConditionBuilder } from '../condition/condition-builder.tsx'
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

const EXAMPLES = { flag: '名次 ≤ 3', number: '0.7 × 得分' } as const

/** EXPR-5: a condition or a figure, typed in Chinese or in CEL; the other stands below. Stored is CEL. */
export function ExpressionField({ wants, path, value, onChange, label }: ExpressionFieldProps) {
  const { t } = useTranslation()
  const { readOnly, seen, written } = useFormFrame()
  const columns = seen(path)
  const target = written(path) ?? wants
  const isCondition = target === 'flag'
  const [language, setLanguage] = useState<'cel' | 'chinese'>('chinese')
  const [draft, setDraft] = useDraft(language === 'cel' ? value : inChinese(value, columns, target))
  const read = draft.trim() === '' ? undefined : readEither(draft, columns, target)
  const settle = () => {
    const settled = read?.ok ? read.value.cel : draft.trim()
    if (read?.ok) {
      setLanguage(read.value.typed)
      setDraft(read.value[read.value.typed])
    }
    if (settled !== value) onChange(settled)
  }
  const put = (words: string) =>
    setDraft((text) => (text === '' || text.endsWith(' ') ? `${text}${words}` : `${text} ${words}`))
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
        {...(read?.ok === false ? { status: 'error' as const } : {})}
        placeholder={t('designer.example', { example: EXAMPLES[wants] })}
      />
      <FieldFault words={read?.ok === false ? read.fault.message : undefined} />
      {read?.ok ? <OtherLanguage of={read.value} /> : null}
      {isCondition && !readOnly ? <ConditionBuilder columns={columns} value={value} onChange={onChange} /> : null}
      {readOnly ? null : (
        <Popover
          trigger="click"
          placement="left"
          title={t('designer.columnsHere')}
          content={<ColumnList columns={columns} language={language} onPut={put} />}
        >
          <PlainButton small kind="text">
            {t('designer.putColumn')}
          </PlainButton>
        </Popover>
      )}
    </div>
  )
}

/** A stored expression as people read it; one that cannot be read stands as it is. */
function inChinese(source: string, columns: readonly Column[], wants: Wanted): string {
  const parsed = parseExpression(source)
  return parsed.ok ? chineseText(parsed.value, columns, wants) : source
}

/** What was typed, in the language it was not typed in. */
function OtherLanguage({ of }: { readonly of: { cel: string; chinese: string; typed: 'cel' | 'chinese' } }) {
  if (of.cel === of.chinese) return null
  return of.typed === 'cel' ? (
    <p className="expression-other">{of.chinese}</p>
  ) : (
    <p className="expression-other">
      <code>{of.cel}</code>
    </p>
  )
}

interface ColumnListProps {
  readonly columns: readonly Column[]
  readonly language: 'cel' | 'chinese'
  readonly onPut: (words: string) => void
}

function ColumnList({ columns, language, onPut }: ColumnListProps) {
  const { t } = useTranslation()
  if (columns.length === 0) return <p className="field-help">{t('designer.noColumns')}</p>
  return (
    <ul className="expression-list">
      {columns.map(({ id, label }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onPut(language === 'cel' ? id : chineseText({ op: 'column', id }, columns))}
          >
            {label} <code>{id}</code>
          </button>
        </li>
      ))}
    </ul>
  )
}
