import type { Json, JsonObject } from '@jizhi/mechanism'
import { Switch } from 'antd'
import type { KeyboardEvent } from 'react'
import { FieldMark, GrantedField } from '../delegation/granted-field.tsx'
import { FieldNotes } from './changes/field-notes.tsx'
import { DeadlineDate } from './cycle/deadline-date.tsx'
import { ChoiceField } from './fields/choice-field.tsx'
import { ColumnField, ColumnsField } from './fields/column-field.tsx'
import { DecisionGrid } from './fields/decision-grid.tsx'
import { ExpressionField } from './fields/expression-field.tsx'
import { ListField } from './fields/list-field.tsx'
import { ReferenceField, ReferencesField } from './fields/reference-field.tsx'
import { rowsOf, TableField } from './fields/table-field.tsx'
import { TextField } from './fields/text-field.tsx'
import { WholeField } from './fields/whole-field.tsx'
import { useFormFrame } from './form-frame.ts'
import { type Field, settingIn } from './form-model.ts'
import { besidePath, irrelevantInRow } from './relevance.ts'
import { TablePaste } from './tables/table-paste.tsx'
import { WhoToday } from './who/who-today.tsx'
import './settings-form.css'

export type Path = readonly (string | number)[]
type Changed = (path: Path, value: Json) => void

interface FieldGridProps {
  readonly fields: readonly Field[]
  readonly config: JsonObject
  /** Where these fields stand in the settings; empty at the top. */
  readonly path: Path
  readonly hidden: ReadonlySet<string>
  readonly onChange: Changed
}

const WIDE = new Set<Field['kind']>(['table', 'group', 'expression', 'columns'])

/** Tab leaves a list of several as it leaves every field; the list would take it for one more choice and keep the focus. */
function leaveByTab(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Tab' && (event.target as HTMLElement).closest('.ant-select-multiple')) event.stopPropagation()
}

/** Titles left, fields right; tables, groups and formulas take the whole width. */
export function FieldGrid({ fields, config, path, hidden, onChange }: FieldGridProps) {
  const { changed } = useFormFrame()
  return (
    <div className="field-grid">
      {fields.map((field) => {
        const here = [...path, field.key]
        const named = here.join('.')
        if (hidden.has(named)) return null
        const wide = WIDE.has(field.kind)
        return (
          <div
            key={field.key}
            className={`field${wide ? ' field-wide' : ''}${changed?.has(named) ? ' field-changed' : ''}`}
            data-setting={named}
          >
            <span className={field.kind === 'group' ? 'field-title field-group-title' : 'field-title'}>
              {field.title}
              <FieldMark field={field} path={here} />
            </span>
            <div className="field-control" onKeyDownCapture={leaveByTab}>
              <GrantedField path={here}>
                <OneField field={field} config={config} path={here} hidden={hidden} onChange={onChange} />
              </GrantedField>
              <FieldNotes field={field} path={here} onBack={(value) => onChange(here, value)} />
            </div>
          </div>
        )
      })}
    </div>
  )
}

interface OneFieldProps {
  readonly field: Field
  readonly config: JsonObject
  readonly path: Path
  readonly hidden: ReadonlySet<string>
  readonly onChange: Changed
}

/** The field of a kind; each change is told with its place in the settings. */
export function OneField({ field, config, path, hidden, onChange }: OneFieldProps) {
  const frame = useFormFrame()
  const value = settingIn(field, config)
  const label = field.title
  const set = (to: Json) => onChange(path, to)
  // `value` fits the kind: the form model and the document's settings come from the same schema.
  switch (field.kind) {
    case 'choice':
      return (
        <ChoiceField
          choices={field.choices}
          value={String(value)}
          onChange={set}
          label={label}
          compact={path.length > 2}
        />
      )
    case 'flag':
      return (
        <Switch size="small" checked={value === true} disabled={frame.readOnly} aria-label={label} onChange={set} />
      )
    case 'whole':
      return <WholeField field={field} value={Number(value)} onChange={set} label={label} />
    case 'column':
      return <ColumnField types={field.types} value={String(value)} onChange={set} label={label} />
    case 'columns':
      return <ColumnsField types={field.types} value={value as readonly string[]} onChange={set} label={label} />
    case 'reference':
      return field.many ? (
        <ReferencesField
          choices={frame.references[field.ref] ?? []}
          value={value as readonly string[]}
          onChange={set}
          label={label}
        />
      ) : (
        <>
          <ReferenceField
            choices={frame.references[field.ref] ?? []}
            value={String(value)}
            onChange={set}
            label={label}
          />
          {field.ref === 'deadline' ? <DeadlineDate stage={String(value)} /> : null}
        </>
      )
    case 'expression':
      return <ExpressionField wants={field.wants} path={path} value={String(value)} onChange={set} label={label} />
    case 'list':
      return <ListField of={field.of} value={value as readonly (string | number)[]} onChange={set} label={label} />
    case 'table':
      return (
        <TableField
          field={field}
          value={rowsOf(field, config)}
          path={path}
          onChange={onChange}
          rowForm={(fields, row, at) => (
            <FieldGrid fields={fields} config={row} path={at} hidden={irrelevantInRow(at, row)} onChange={onChange} />
          )}
          above={
            field.asGrid ? (
              <DecisionGrid declared={config} path={path} onChange={onChange} />
            ) : canBeSheet(field, path) ? (
              <TablePaste field={field} rows={rowsOf(field, config)} onChange={(rows) => onChange(path, rows)} />
            ) : undefined
          }
        />
      )
    case 'group':
      return (
        <>
          <FieldGrid
            fields={field.fields}
            config={value as JsonObject}
            path={path}
            hidden={new Set([...hidden, ...besidePath(field, path, value as JsonObject)])}
            onChange={onChange}
          />
          {field.finds ? <WhoToday side={field.finds} setting={value as JsonObject} /> : null}
        </>
      )
    default:
      return <TextField field={field} value={String(value)} onChange={set} label={label} />
  }
}

/** One column is no sheet, a decision table inside is one of its own, and a table within a row goes with the table around it. */
const canBeSheet = ({ fields }: Extract<Field, { kind: 'table' }>, path: Path): boolean =>
  fields.length > 1 &&
  path.every((key) => typeof key === 'string') &&
  !fields.some((one) => one.kind === 'table' && one.asGrid)
