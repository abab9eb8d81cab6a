import { listOrders } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'

const MONTH_MS = 31 * 24 * 60 * 60 * 1000

/** Orders that wait for this person's confirmation, and recent ones that touch the own unit. */
export function useMyOrders() {
  const county = useCounty()
  const now = countyNow(useSession())
  const ability = useAbility()
  const enabled = ability.can('read', 'Order')
  const mayConfirm = enabled && ability.can('confirm', 'Order')
  const params = { county }
  const waiting = useQuery({
    ...tenantQuery(county, listOrders, { params, query: { state: 'proposed' } }),
    enabled: mayConfirm,
  })
  const touching = useQuery({ ...tenantQuery(county, listOrders, { params, query: { mine: 'yes' } }), enabled })
  return {
    toConfirm: (waiting.data?.orders ?? []).filter((one) => one.mayConfirm),
    touching: (touching.data?.orders ?? []).filter(
      (one) => one.state !== 'withdrawn' && !one.mayConfirm && now - Date.parse(one.proposedAt) < MONTH_MS,
    ),
  }
}
