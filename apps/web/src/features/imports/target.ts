import type { checkImport, Request } from '@jizhi/contracts'
import type { ImportKind } from '../../frame/import-search.ts'

export type ImportTarget = Request<typeof checkImport>['body']['target']
/** What the reader chose beside the file. */
export interface Choices {
  readonly kind: ImportKind
  readonly cycle: string | null
  readonly mechanism: string | null
  readonly block: string | null
  /** One period for the whole file, canonical; null when the file has a column of periods. Of 期初 the last one it covers, or the day of the list. */
  readonly period: string | null
  readonly source: string
}

export type Lacking = 'cycle' | 'mechanism' | 'block' | 'source' | 'asOf' | 'day'

/** The target as the api wants it, or what is still to be chosen. */
export function targetOf(choices: Choices): ImportTarget | Lacking {
  const { kind, cycle, mechanism, block, period } = choices
  if (kind === 'units' || kind === 'people' || kind === 'relations' || kind === 'payments') return { kind }
  if (kind === 'initial') {
    if (mechanism === null) return 'mechanism'
    if (period === null) return 'asOf'
    const document = choices.source.trim()
    return document === '' ? 'source' : { kind, mechanism, asOf: period, document: document.slice(0, 100) }
  }
  if (kind === 'register') return block === null ? 'block' : { kind, register: block }
  if (kind === 'initial-cases') {
    if (mechanism === null) return 'mechanism'
    if (block === null) return 'block'
    if (period === null) return 'day'
    const document = choices.source.trim()
    return document === '' ? 'source' : { kind, mechanism, block, asOf: period, document: document.slice(0, 100) }
  }
  if (kind === 'history') {
    if (mechanism === null) return 'mechanism'
    if (block === null) return 'block'
    const source = choices.source.trim()
    // An official result without its source could never be told from an invented one.
    return source === '' ? 'source' : { kind, mechanism, block, period, source }
  }
  if (cycle === null) return 'cycle'
  return block === null ? 'block' : { kind, cycle, block }
}
