import type { Answer, listSheets, readSheetVersions } from '@jizhi/contracts'
import { must } from '@jizhi/domain'
import { readSheet, type Sheet } from '@jizhi/mechanism'
import type { SheetRow, SheetVersionRow } from './sheets.store.ts'

type Card = Answer<typeof listSheets>['sheets'][number]
type Version = Answer<typeof readSheetVersions>['versions'][number]
type Document = Answer<typeof readSheetVersions>['document']

/** A document of our own store: it was read when it was kept, and settings that came later have their defaults. */
export const storedSheet = (document: unknown): Sheet => must(readSheet(document))

/** As it travels; the contract knows its outline only. */
export const documentOf = (sheet: Sheet): Document => ({ ...sheet })

/** A person whose name was erased on request still stands behind what was done. */
export const nameShown = (name: string | null): string => name ?? '（姓名已删除）'

export function cardOf(row: SheetRow): Card {
  const { subject, full, items } = storedSheet(row.document)
  return {
    id: row.id,
    name: row.name,
    ownerUnitId: row.owner_unit_id,
    ownerName: row.owner_name,
    version: row.version,
    subject,
    full,
    items: items.filter(({ method }) => method !== 'group').length,
    updatedAt: row.at.toISOString(),
  }
}

export const versionOf = (row: SheetVersionRow): Version => ({
  version: row.version,
  by: nameShown(row.by_name),
  at: row.at.toISOString(),
  fileName: row.file_name,
  note: row.note,
})
