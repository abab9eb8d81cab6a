export { type FilingRow, FilingsStore } from './filings.store.ts'
export { GrantsModule } from './grants.module.ts'
export { type GrantRow, GrantsStore, type Source } from './grants.store.ts'
export { Grants, isFor, isOf, sourceTitle, titleOf } from './grants.ts'
