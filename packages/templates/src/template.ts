import type { Mechanism } from '@jizhi/mechanism'

export type TemplateName = 'village-monthly-award' | 'county-monthly-assessment' | 'contractor-monthly'

/** A shipped mechanism, ready to be copied into a county and changed there. */
export interface Template {
  readonly name: TemplateName
  readonly title: string
  /** What it is for, in one or two sentences. */
  readonly summary: string
  /** The kind of unit that owns it. */
  readonly owner: 'county' | 'township'
  readonly version: number
  readonly mechanism: Mechanism
}
