import { type Answer, listNamedDrafts } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'

export type NamedDraft = Answer<typeof listNamedDrafts>['named'][number]

/** Drafts of a mechanism that were kept under a name; undefined while they are being asked for. */
export function useNamedDrafts(mechanism: string) {
  const county = useCounty()
  const { data, error, refetch } = useQuery(tenantQuery(county, listNamedDrafts, { params: { county, mechanism } }))
  return { named: data?.named, error, again: () => void refetch() }
}
