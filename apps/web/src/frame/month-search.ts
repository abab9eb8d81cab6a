const tabs = ['result', 'objections', 'review', 'effects', 'course', 'drawing'] as const
export type MonthTab = (typeof tabs)[number]

/** What the address of a month says: which tab stands open. */
export function readMonthSearch(search: Record<string, unknown>): { readonly tab?: MonthTab } {
  const tab = tabs.find((known) => known === search.tab)
  return tab ? { tab } : {}
}
