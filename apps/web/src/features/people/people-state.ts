import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import type { PeopleSearch } from '../../frame/people-search.ts'
import { dayAtInstant } from '../../ui/day-field.tsx'

type Changes = { readonly [K in keyof PeopleSearch]?: PeopleSearch[K] | undefined }

/** The address is the state: a link to a unit on a day shows that unit on that day. */
export function usePeopleSearch(): { search: PeopleSearch; change: (changes: Changes) => void } {
  const search = useSearch({ from: '/$county/people' })
  const county = useCounty()
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Changes) => {
      const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined)
      void navigate({ to: '/$county/people', params: { county }, search: Object.fromEntries(next), replace: true })
    },
    [search, county, navigate],
  )
  return { search, change }
}

/** Today by the county's clock. */
export const useToday = (): string => dayAtInstant(countyNow(useSession()))
