import { isFaultCode, type Route, routes } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/new-id.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { routesServed } from '../routes-served.ts'
import { openStand, type Stand } from '../stand.ts'

describe('S1: one county cannot reach another over HTTP', () => {
  let stand: Stand
  let here: County
  let there: County
  let admin: Caller

  beforeAll(async () => {
    stand = await openStand()
    here = await stand.county()
    there = await stand.county()
    admin = await stand.as(here, 'county-admin')
    await stand.as(there, 'county-admin')
  })
  afterAll(() => stand.close())

  it('S1 every handler has a route, every route has a handler, every route says who may call it', () => {
    const served = routesServed(stand.app)
    expect(served.map((route) => route.name).sort()).toEqual(routes.map((route) => route.name).sort())
    for (const route of served) {
      expect(route.access, route.name).toBeDefined()
      for (const code of route.faults) expect(isFaultCode(code), `${route.name} ${code}`).toBe(true)
    }
  })

  const inCounty = (routes as readonly Route[]).filter((route) => route.path.startsWith('/api/t/:county'))
  const guarded = inCounty.filter((route) => route.access !== 'anonymous')

  it.each(guarded.map((route) => [route.name, route] as const))(
    'S1 %s: another county answers exactly as one that does not exist',
    async (_, route) => {
      const foreign = await admin.send(route.method, filled(route, there.code), bodyFor(route), 'application/json')
      const unknown = await admin.send(route.method, filled(route, '999999'), bodyFor(route), 'application/json')
      expect({ status: foreign.status, text: foreign.text }).toEqual({ status: unknown.status, text: unknown.text })
      expect(foreign.fault.code).toBe('tenant.unknown')
    },
  )

  it.each(guarded.map((route) => [route.name, route] as const))(
    'S1 %s: signed out, every county answers alike',
    async (_, route) => {
      const nobody = stand.anyone()
      const known = await nobody.send(route.method, filled(route, here.code), bodyFor(route), 'application/json')
      const unknown = await nobody.send(route.method, filled(route, '999999'), bodyFor(route), 'application/json')
      expect(known.status).toBe(401)
      expect(known.text).toBe(unknown.text)
    },
  )

  it.each(inCounty.map((route) => [route.name, route] as const))(
    'S8 %s: senseless input is never a fault of ours',
    async (_, route) => {
      const bodies = ['{', '[]', 'null', '{"name":{"$ne":1}}', `{"name":"${'长'.repeat(5000)}\\u0000"}`, '"\\ud800"']
      for (const body of route.method === 'GET' ? [undefined] : bodies) {
        const reply = await admin.send(route.method, filled(route, here.code), body, 'application/json')
        expect(reply.status, `${route.name} ${body}`).toBeLessThan(500)
      }
    },
  )
})

/** The address with the county filled in and an unknown id in every other place. */
function filled(route: Route, county: string): string {
  return route.path.replace(':county', county).replace(/:[a-zA-Z]+/g, () => newId())
}

function bodyFor(route: Route): string | undefined {
  return route.method === 'GET' ? undefined : '{}'
}
