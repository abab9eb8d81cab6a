export const peopleTabs = ['units', 'posts', 'accounts'] as const
export type PeopleTab = (typeof peopleTabs)[number]

/** What the address of 机构与人员 says: which tab, as of which day, which unit stands open. */
export interface PeopleSearch {
  readonly tab?: PeopleTab
  readonly day?: string
  readonly unit?: string
}

export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const tab = peopleTabs.find((known) => known === search.tab)
  const day = typeof search.day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.day) ? search.day : undefined
  const unit = typeof search.unit === 'string' ? search.unit : undefined
  return { ...(tab ? { tab } : {}), ...(day ? { day } : {}), ...(unit ? { unit } : {}) }
}
