import { listUnits } from '@jizhi/contracts'
import { type Json, type Mechanism, openParameters, type Parameter, readDrawing, readParameter } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { inOrder } from '../drawing-lines/index.ts'
import { ParameterField } from './parameter-field.tsx'
import './parameter-form.css'

export interface ParameterFormProps {
  /** The drawing that is taken over, with its own values. */
  readonly mechanism: Mechanism
  /** What was answered, by parameter; the drawing's own value where nothing was. */
  readonly values: Readonly<Record<string, Json>>
  /** `undefined` gives a parameter back its own value. */
  readonly onChange: (parameter: string, value: Json | undefined) => void
  /** Why an answer is refused, by parameter (PARAM-3). */
  readonly faults: ReadonlyMap<string, string>
  readonly disabled?: boolean
}

/** How many settings of a drawing are open. */
export const openSettings = (mechanism: Mechanism): number => openParameters(mechanism).length

/** PARAM-2: what whoever takes the mechanism over may set, block by block in the order rows flow. */
export function ParameterForm({ mechanism, ...rest }: ParameterFormProps) {
  const open = openParameters(mechanism)
  const units = useUnits(open.some(({ parameter }) => readParameter(mechanism, parameter)?.fills === 'unit'))
  const sections = inOrder(mechanism)
    .map((block) => ({ block, parameters: open.filter(({ parameter }) => parameter.block === block) }))
    .filter(({ parameters }) => parameters.length > 0)
  return (
    <div className="parameter-form">
      {sections.map(({ block, parameters }) => (
        <fieldset key={block}>
          <legend>{nameOf(mechanism, block)}</legend>
          {parameters.map(({ parameter, bounds }) => (
            <OneParameter
              key={parameter.id}
              {...rest}
              mechanism={mechanism}
              parameter={parameter}
              bounds={bounds}
              units={units}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

const nameOf = (mechanism: Mechanism, id: string): string => readDrawing(mechanism).byId.get(id)?.name ?? id

interface OneProps extends ParameterFormProps {
  readonly parameter: Parameter
  readonly bounds: string
  readonly units: readonly { readonly value: string; readonly label: string }[]
}

function OneParameter({ mechanism, parameter, bounds, units, values, onChange, faults, disabled = false }: OneProps) {
  const { t } = useTranslation()
  const field = useId()
  const reading = readParameter(mechanism, parameter)
  if (reading === undefined) return null
  const { id, label, options, note } = parameter
  const isChanged = Object.hasOwn(values, id)
  const fault = faults.get(id)
  const isUnit = reading.fills === 'unit'
  return (
    <div className={`parameter${fault === undefined ? '' : ' parameter-refused'}`}>
      <label htmlFor={field}>{label}</label>
      <ParameterField
        id={field}
        label={label}
        reading={reading}
        options={options}
        value={values[id] ?? reading.value}
        onChange={(value) => onChange(id, value === reading.value ? undefined : value)}
        units={units}
        disabled={disabled}
      />
      <p className="parameter-note">
        <span>{isUnit ? t('wizard.unitNote') : t('wizard.ownValue', { value: reading.words(reading.value) })}</span>
        {bounds === '' || options !== undefined ? null : <span>{t('wizard.bounds', { bounds })}</span>}
        {note === undefined || isUnit ? null : <span>{note}</span>}
        {isChanged && !disabled ? (
          <PlainButton small kind="text" onClick={() => onChange(id, undefined)}>
            {t('wizard.giveBack')}
          </PlainButton>
        ) : null}
      </p>
      {fault === undefined ? null : (
        <p role="alert" className="parameter-fault">
          {fault}
        </p>
      )}
    </div>
  )
}

/** Units to choose from, asked for only where a parameter holds one. */
function useUnits(wanted: boolean) {
  const county = useCounty()
  const { data } = useQuery({ ...tenantQuery(county, listUnits, { params: { county }, query: {} }), enabled: wanted })
  const shown = data?.units.filter(({ kind }) => !['village', 'group'].includes(kind)) ?? []
  return shown.map(({ id, name }) => ({ value: id, label: name }))
}
