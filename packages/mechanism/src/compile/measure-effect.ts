import type { Key } from '@jizhi/domain'
import type { Measure } from '../blocks/settings/measure.ts'
import { isRecorded } from '../blocks/settings/record-form.ts'
import type { EffectDraft, Run } from '../model/kernel.ts'
import type { Liable } from './liable.ts'
import { whom } from './whom.ts'

interface Measured {
  readonly measure: Measure
  readonly met: Liable
  readonly run: Run
  readonly key: Key
  readonly punitive: boolean
  /** LAD-4: rows with the same person and line share one document. */
  readonly merge: 'person' | 'row'
  readonly rung: string
  /** How high it stands, from 1; nothing where lower rungs go on beside it. */
  readonly height?: number
}

/** LAD-2: one measure as an effect line of its own. Ids only; the door puts the names in (FACT-7). */
export const measureEffect = ({ measure, met, run, key, punitive, merge, rung, height }: Measured): EffectDraft => ({
  line: measure.id,
  kind: 'document',
  punitive,
  ...(height === undefined ? {} : { rung: height }),
  content: {
    form: measure.form,
    label: measure.label,
    rung,
    units: { value: [...met.units] },
    persons: { value: [...met.persons] },
    actor: measure.actor.role,
    attend: measure.attend.join(' '),
    cc: measure.cc.join(' '),
    template: measure.document,
    merge,
  },
  record: {
    ...whom(measure.actor, run, key),
    days: measure.due,
    isKept: (fact) => isRecorded(measure.record, fact.value),
  },
})
