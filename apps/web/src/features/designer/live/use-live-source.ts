import { addressOf, listPastMonths, readMonthFacts } from '@jizhi/contracts'
import { dayOf, type Instant } from '@jizhi/domain'
import { readMechanism as readDocument } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAbility } from '../../../client/ability.ts'
import { isFault } from '../../../client/fault.ts'
import { tenantQuery } from '../../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../../client/session.ts'
import type { LiveSource } from './live-store.ts'

const none: LiveSource['months'] = []

/** The months of a mechanism in this county. Whoever may not draw here is not given them and looks at invented ones. */
export function useLiveSource(mechanism: string, ownerUnitId: string): LiveSource {
  const county = useCounty()
  const mine = { __caslSubjectType__: 'Mechanism', ownerUnitId } as const
  const mayDraw = useAbility().can('draw', mine)
  const session = useSession()
  const day = dayOf(countyNow(session) as Instant) // the county's clock lies within the calendar
  const params = { county, mechanism }
  const read = useQuery({ ...tenantQuery(county, listPastMonths, { params }), staleTime: 60_000, enabled: mayDraw })
  const refused = !mayDraw || isFault(read.error, 'access.denied')
  const { error, refetch } = read
  const months = read.data?.months ?? (refused || error ? none : undefined)
  const unread = useMemo(
    () => (error === null || refused || read.data !== undefined ? undefined : { error, again: () => void refetch() }),
    [error, refused, read.data, refetch],
  )
  const standing = read.data?.published
  const published = useMemo(() => {
    if (!standing) return undefined
    const document = readDocument(standing.document)
    return document.ok ? { version: standing.version, mechanism: document.value } : undefined
  }, [standing])
  return useMemo(
    () => ({
      mechanism,
      months,
      refused,
      unread,
      day,
      published,
      addressOf: (cycle) => addressOf(readMonthFacts, { county, mechanism, cycle }),
    }),
    [mechanism, county, months, refused, unread, day, published],
  )
}
