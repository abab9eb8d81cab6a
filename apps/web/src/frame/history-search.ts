/** Which tab of the history: past results, or 期初. */
export interface HistorySearch {
  readonly tab?: 'initial'
}

export const readHistorySearch = (search: Record<string, unknown>): HistorySearch =>
  search.tab === 'initial' ? { tab: 'initial' } : {}
