export const workTabs = ['todo', 'done', 'notes'] as const
export type WorkTab = (typeof workTabs)[number]

/** What the address of 我的工作台 says: which list stands open. */
export function readWorkSearch(search: Record<string, unknown>): { readonly tab?: WorkTab } {
  const tab = workTabs.find((known) => known === search.tab)
  return tab ? { tab } : {}
}
