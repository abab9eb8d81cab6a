import { readCycle, readTable } from '@jizhi/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../client/call.ts'
import { tenantKey, tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'

const derivingMs = 1500
const restingMs = 30_000

/** A month as it stands; asked again soon while the newest facts are being worked out, and now and then otherwise. */
export function useMonth(cycle: string) {
  const county = useCounty()
  return useQuery({
    ...tenantQuery(county, readCycle, { params: { county, cycle } }),
    refetchInterval: ({ state }) => (state.data?.deriving ? derivingMs : restingMs),
  })
}

export interface PortRef {
  readonly block: string
  readonly port: string
}

/** The table at a port; it is another one as soon as the month stands on more facts, and the old one stays until then. */
export function useTable(cycle: string, port: PortRef | undefined, facts: number) {
  const county = useCounty()
  const { block = '', port: name = '' } = port ?? {}
  const params = { county, cycle, block, port: name }
  return useQuery({
    queryKey: [...tenantKey(county), readTable.name, params, facts],
    queryFn: ({ signal }) => call(readTable, { params }, signal),
    enabled: port !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** A sample county is for reading: no act is offered there. */
export const useReadOnly = (): boolean => useSession().tenant.kind === 'sample'
