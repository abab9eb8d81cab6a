import { listTenants, type Request, type Route } from '@jizhi/contracts'
import { QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import { CallFault } from './fault.ts'

/** Asking again helps only when the connection or the server failed, never when the answer was no. */
const worthRetrying = (failures: number, error: Error) =>
  failures < 2 && error instanceof CallFault && (error.status === 0 || error.status >= 502) && navigator.onLine

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

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
