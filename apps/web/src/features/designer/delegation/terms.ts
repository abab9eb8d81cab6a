import { type Answer, readTerms } from '@jizhi/contracts'
import { departures, type Mechanism, type Reach, readMechanism } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'

type Told = NonNullable<Answer<typeof readTerms>['terms']>

/** Under which terms the open drawing was taken over, and what it was taken from. */
export interface Terms extends Pick<Told, 'title' | 'filing' | 'revoked'> {
  readonly reach: Reach
  readonly origin: Mechanism
}

/** Of a drawing; null where it is bound by none, undefined while nobody has said. */
export function useTermsOf(mechanism: string): {
  readonly terms: Terms | null | undefined
  /** The version that waits for the county. */
  readonly waiting: number | null
  readonly error: Error | null
  readonly refetch: () => unknown
} {
  const county = useCounty()
  const { data, error, refetch } = useQuery({
    ...tenantQuery(county, readTerms, { params: { county, mechanism } }),
    staleTime: 0,
  })
  const terms = useMemo(() => {
    if (data === undefined) return undefined
    const origin = data.terms === null ? undefined : readMechanism(data.terms.origin)
    return data.terms === null || origin?.ok !== true ? null : { ...data.terms, origin: origin.value }
  }, [data])
  return { terms, waiting: data?.waiting ?? null, error, refetch }
}

/** PARAM-4, PARAM-5: what a step may not do to a drawing that was taken over; what departed before may still be mended. */
export function refusedBy({ origin, reach }: Terms): (before: Mechanism, after: Mechanism) => string | undefined {
  return (before, after) => {
    const found = departures(origin, after, reach)
    if (found.length === 0) return undefined
    const known = new Set(departures(origin, before, reach).map(({ message }) => message))
    return found.find(({ message }) => !known.has(message))?.message
  }
}

const TermsContext = createContext<Terms | null>(null)
export const TermsProvider = TermsContext.Provider
export const useTerms = () => useContext(TermsContext)
