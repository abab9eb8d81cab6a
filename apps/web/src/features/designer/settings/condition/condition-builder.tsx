import type { Column } from '@jizhi/mechanism'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../../ui/plain-button.tsx'
import { type Condition, EMPTY, type Group, readCondition, type Test, unfilled, writeCondition } from './condition.ts'
import { ConditionRow } from './condition-row.tsx'
import './condition.css'

interface BuilderProps {
  readonly columns: readonly Column[]
  /** CEL. */
  readonly value: string
  readonly onChange: (cel: string) => void
}

/** A condition as rows: column, comparison, value; all of them or one of them. The text beside it says the same. */
export function ConditionBuilder({ columns, value, onChange }: BuilderProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Group | undefined>(() => readCondition(value, columns))
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    // What these rows wrote themselves is not read back: rows yet to be filled in would be lost.
    if (draft === undefined || writeCondition(draft, columns) !== value) setDraft(readCondition(value, columns))
  }
  if (columns.length === 0) return null
  if (draft === undefined) return <p className="field-help">{t('settings.condition.tooFree')}</p>
  const change = (next: Group) => {
    setDraft(next)
    const cel = writeCondition(next, columns)
    if (cel !== undefined && cel !== value) onChange(cel)
  }
  const half = draft.items.length === 0 ? 0 : unfilled(draft, columns)
  return (
    <div className="condition-builder">
      {draft.items.length === 0 && value.trim() === '' ? (
        <p className="field-help">{t('settings.condition.always')}</p>
      ) : null}
      <GroupRows group={draft} depth={0} columns={columns} onChange={change} />
      {half === 0 ? null : <p className="field-fault">{t('settings.condition.half', { count: half })}</p>}
    </div>
  )
}

interface GroupProps {
  readonly group: Group
  readonly depth: number
  readonly columns: readonly Column[]
  readonly onChange: (group: Group) => void
}

function GroupRows({ group, depth, columns, onChange }: GroupProps) {
  const { t } = useTranslation()
  const name = useId()
  const { items } = group
  const put = (at: number, item: Condition) => onChange({ ...group, items: items.with(at, item) })
  const drop = (at: number) => onChange({ ...group, items: items.toSpliced(at, 1) })
  const add = (item: Condition) => onChange({ ...group, items: [...items, item] })
  return (
    <fieldset className={depth === 0 ? 'condition-group' : 'condition-group condition-inner'}>
      <legend className="sr-only">{t('settings.condition.builder')}</legend>
      {items.length < 2 ? null : (
        <div className="condition-join" role="radiogroup" aria-label={t('settings.condition.builder')}>
          {(['&&', '||'] as const).map((join) => (
            <label key={join}>
              <input
                type="radio"
                name={name}
                checked={group.join === join}
                onChange={() => onChange({ ...group, join })}
              />
              {t(join === '&&' ? 'settings.condition.all' : 'settings.condition.any')}
            </label>
          ))}
        </div>
      )}
      {items.map((item, at) =>
        item.kind === 'test' ? (
          <ConditionRow
            key={at}
            test={item}
            row={at + 1}
            columns={columns}
            onChange={(test) => put(at, test)}
            onRemove={() => drop(at)}
          />
        ) : (
          <div key={at}>
            <GroupRows
              group={item}
              depth={depth + 1}
              columns={columns}
              onChange={(inner) => (inner.items.length === 0 ? drop(at) : put(at, inner))}
            />
          </div>
        ),
      )}
      <div className="condition-acts">
        <PlainButton small kind="text" onClick={() => add(blank)}>
          {t('settings.condition.add')}
        </PlainButton>
        {depth > 0 || items.length === 0 ? null : (
          <PlainButton
            small
            kind="text"
            onClick={() => add({ ...EMPTY, join: group.join === '&&' ? '||' : '&&', items: [blank] })}
          >
            {t('settings.condition.addGroup')}
          </PlainButton>
        )}
      </div>
    </fieldset>
  )
}

/** A row to be filled in. */
const blank: Test = { kind: 'test', column: '', operator: 'eq', values: [] }
