import { abilityFromPacked, type JizhiAbility } from '@jizhi/access'
import { type Answer, readSession } from '@jizhi/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { tenantQuery } from './queries.ts'

export type Session = Answer<typeof readSession>

export const sessionQuery = (county: string) => ({
  ...tenantQuery(county, readSession, { params: { county } }),
  staleTime: 5 * 60_000,
})

/** The county's code in the address of this page. */
export const useCounty = (): string => useParams({ strict: false }).county ?? ''

/** Who is signed in; only pages inside the frame may ask, where it is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery(useCounty())).data
}

/** What the signed-in actor may do; the api decides, this only keeps dead ends off the page. */
export function useAbility(): JizhiAbility {
  const { rules } = useSession()
  return useMemo(() => abilityFromPacked(rules), [rules])
}
