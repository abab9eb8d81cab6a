const statuses = ['open', 'received', 'accepted', 'dispatched', 'working', 'finished', 'closed', 'merged'] as const
export type CaseShown = (typeof statuses)[number]

/** What the address of 清单 says: which tab, and which cases are shown. */
export interface CasesSearch {
  readonly tab?: 'slips'
  readonly status?: CaseShown
  readonly mechanism?: string
  readonly class?: string
  readonly unit?: string
  readonly overdue?: '1'
  readonly mine?: '1'
  readonly search?: string
  readonly page?: number
}

export function readCasesSearch(search: Record<string, unknown>): CasesSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined)
  const flag = (name: string) => (search[name] === '1' || search[name] === 1 ? ('1' as const) : undefined)
  const page = Number(search.page)
  const parts = {
    tab: search.tab === 'slips' ? ('slips' as const) : undefined,
    status: statuses.find((one) => one === search.status),
    mechanism: text('mechanism'),
    class: text('class'),
    unit: text('unit'),
    overdue: flag('overdue'),
    mine: flag('mine'),
    search: text('search'),
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}
