import { z } from 'zod'
import { countyParam } from './request.ts'
import { defineRoute } from './route.ts'

export const tenantFaults = {
  'tenant.unknown': 404,
  'tenant.already-there': 409,
  'tenant.no-such-division': 404,
  'tenant.wrong-level': 400,
  'tenant.clock-fixed': 409,
  'tenant.clock-idle': 409,
} as const

export const tenantKind = z.enum(['demo', 'sample', 'county'])

export const tenantCard = z.object({
  code: countyParam,
  name: z.string(),
  kind: tenantKind,
})

/** The entry page's list of counties: code and name, nothing else. */
export const listTenants = defineRoute({
  name: 'tenants.list',
  summary: '平台上的县（市、区）名单',
  method: 'GET',
  path: '/api/tenants',
  answer: z.object({ tenants: z.array(tenantCard) }),
  faults: [],
  access: 'anonymous',
})
