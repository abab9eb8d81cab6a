export { EntryPage } from './entry-page.tsx'
export { LedgersPage } from './ledgers-page.tsx'
export { StatementPage } from './statement-page.tsx'
