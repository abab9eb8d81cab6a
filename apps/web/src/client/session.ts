import { type Answer, readSession } from '@jizhi/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { tenantQuery } from './queries.ts'

export type Session = Answer<typeof readSession>

export const sessionQuery = (county: string) => ({
  ...tenantQuery(county, readSession, { params: { county } }),
  staleTime: 5 * 60_000,
})

/** The county's code in the address of this page. */
export const useCounty = (): string => useParams({ strict: false }).county ?? ''

/** The county's clock in epoch ms: the real one, or ahead of it in a demo county whose clock was pushed. */
export const countyNow = ({ tenant }: Session): number => Date.now() + tenant.clockOffsetMs

/** Who is signed in; only pages inside the frame may ask, where it is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery(useCounty())).data
}
