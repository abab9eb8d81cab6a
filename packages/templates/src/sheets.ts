import { must } from '@jizhi/domain'
import { readSheet, type Sheet } from '@jizhi/mechanism'
import urbanInspection from '../sheets/urban-inspection.json' with { type: 'json' }
import villageYearEnd from '../sheets/village-year-end.json' with { type: 'json' }
import { inventedTree } from './invented-tree.ts'

/** A complete sheet to start one's own from: of a public document, or invented and saying so. */
export interface SampleSheet {
  readonly name: string
  readonly sheet: Sheet
}

export const sampleSheets: readonly SampleSheet[] = [
  { name: 'village-year-end', sheet: must(readSheet(villageYearEnd)) },
  { name: 'urban-inspection', sheet: must(readSheet(urbanInspection)) },
  { name: 'invented-tree', sheet: inventedTree() },
]
