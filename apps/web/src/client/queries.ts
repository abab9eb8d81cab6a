import { listTenants, type Request, type Route, readSession } from '@jizhi/contracts'
import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import { CallFault, isFault } from './fault.ts'

/** Asking again helps only when the connection or the server failed, never when the answer was no. */
const worthRetrying = (failures: number, error: Error) =>
  failures < 2 && error instanceof CallFault && (error.status === 0 || error.status >= 502) && navigator.onLine

/** A session that ended while pages were open is noticed by whichever question is asked next; the frame then leads to the login. */
const noticeSignedOut = (client: () => QueryClient) =>
  new QueryCache({
    onError: (error, { queryKey }) => {
      if (!isFault(error, 'access.signed-out') || queryKey[2] === readSession.name) return
      void client().invalidateQueries({ queryKey: [...queryKey.slice(0, 2), readSession.name] })
    },
  })

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: noticeSignedOut(() => client),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

/** First part of every key of a county, so that one county's rows can never answer for another's. */
export const tenantKey = (county: string) => ['tenant', county] as const

/** One query of one county; its key is county, route name, params, query. */
export function tenantQuery<R extends Route>(county: string, route: R, request: Request<R>) {
  const { params, query }: { readonly params?: unknown; readonly query?: unknown } = request
  return queryOptions({
    queryKey: [...tenantKey(county), route.name, params ?? null, query ?? null] as const,
    queryFn: ({ signal }) => call(route, request, signal),
  })
}

/** The counties of this server; the one list that belongs to no county. */
export const tenantsQuery = () =>
  queryOptions({ queryKey: ['tenants'], queryFn: ({ signal }) => call(listTenants, {}, signal), staleTime: 5 * 60_000 })
