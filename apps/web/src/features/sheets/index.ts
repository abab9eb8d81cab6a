export { readDocument, SheetChanges, useSheetVersion } from './sheet-changes.tsx'
export { SheetImportPage } from './sheet-import-page.tsx'
export { SheetPage } from './sheet-page.tsx'
export { SheetsPage } from './sheets-page.tsx'
