import type { MissingReason } from '@jizhi/domain'
import type { UnitIndex } from './unit-index.ts'

/** VAL-1: why a cell is missing, as far as an import can say it. 待定 is a rule's word and cannot be imported. */
export type ImportedReason = Exclude<MissingReason, 'undecided'>

/** What a wanted column holds; bounds are decimal texts in the column's own unit, both ends allowed. */
export type WantedType =
  | {
      readonly kind: 'decimal'
      readonly scale: number
      readonly min?: string
      readonly max?: string
      readonly unit?: string
    }
  | { readonly kind: 'date' }
  | { readonly kind: 'text'; readonly maxLength?: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly id: string; readonly label: string }[] }
  | {
      readonly kind: 'unit'
      readonly units: UnitIndex
      /** Units that exist in the county but not here: naming one is told apart from a name nobody bears. */
      readonly elsewhere?: UnitIndex
      /** Id of the wanted column that names the unit above: it tells namesakes apart. */
      readonly within?: string
      /** Id of the wanted unit column that holds the code: where both are filled they must mean the same unit. */
      readonly codedBy?: string
    }

/** A column that an import asks for. */
export interface WantedColumn {
  readonly id: string
  readonly label: string
  readonly aliases?: readonly string[]
  /** The column must stand in the file. */
  readonly required: boolean
  /** Every row must have a value; otherwise an empty cell is missing(unreported), VAL-8. */
  readonly filled?: boolean
  readonly type: WantedType
}

export interface TableRequest {
  readonly columns: readonly WantedColumn[]
  /** Ids of the columns that name the subject of a row; two rows with equal values are a duplicate. */
  readonly key: readonly string[]
  /** VAL-8: what "—", "缺", "/" mean in this import; a mark not listed here makes its row an error. */
  readonly marks?: Readonly<Record<string, ImportedReason>>
  /** What people decided last time: dense header text → id of a wanted column, or null for "leave out". */
  readonly remembered?: Readonly<Record<string, string | null>>
  /** Name of the sheet to read; without it the first shown sheet that fits the headers best. */
  readonly sheet?: string
}

/** A typed cell. `scaled` is an integer at the column's scale (NUM-2); a date is 2026-10-31. */
export type ReadValue =
  | { readonly kind: 'decimal'; readonly scaled: number }
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag'; readonly flag: boolean }
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'missing'; readonly reason: ImportedReason }
