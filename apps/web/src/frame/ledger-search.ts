const tabs = ['accounts', 'pools', 'payables'] as const
export type LedgerTab = (typeof tabs)[number]

export interface LedgerSearch {
  readonly tab?: LedgerTab
  readonly year?: string
}

export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const tab = tabs.find((one) => one === search.tab)
  const year = String(search.year ?? '')
  return { ...(tab ? { tab } : {}), ...(/^\d{4}$/.test(year) ? { year } : {}) }
}

/** Which account, and which year or month of it. */
export interface StatementSearch {
  readonly owner?: string
  readonly account?: string
  readonly period?: string
}

export function readStatementSearch(search: Record<string, unknown>): StatementSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const parts = { owner: text(search.owner), account: text(search.account), period: text(search.period) }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}
