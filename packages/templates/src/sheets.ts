import { must } from '@jizhi/domain'
import { readSheet, type Sheet } from '@jizhi/mechanism'
import urbanInspection from '../sheets/urban-inspection.json' with { type: 'json' }
import villageYearEnd from '../sheets/village-year-end.json' with { type: 'json' }

/** A complete sheet of a public document, to start one's own from. */
export interface SampleSheet {
  readonly name: string
  readonly sheet: Sheet
}

export const sampleSheets: readonly SampleSheet[] = [
  { name: 'village-year-end', sheet: must(readSheet(villageYearEnd)) },
  { name: 'urban-inspection', sheet: must(readSheet(urbanInspection)) },
]
