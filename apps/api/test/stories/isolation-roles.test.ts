import { roles as allRoles, rights } from '@jizhi/access'
import { keepNamedDraft, type Route, readMechanism, routes, writeComment } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import { CANARY, type Ids, idsOf, plantCanaries, randomIds } from '../canary.ts'
import type { County } from '../county.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver } from '../month-acts.ts'
import { sampleAddress, sampleBody } from '../sample-request.ts'
import { openStand, type Stand } from '../stand.ts'

/** What people say about a drawing and keep of it. */
async function note({ staff, county, mechanism }: Month): Promise<void> {
  const params = { county: county.code, mechanism }
  await staff.approver.call(writeComment, { params, body: { block: null, words: '请写明由谁办理' } })
  const { revision } = (await staff['county-admin'].call(readMechanism, { params })).answer.draft
  await staff['county-admin'].call(keepNamedDraft, { params, body: { revision, name: '讨论稿', note: '会前' } })
}

/** One of those who have the same rights stands for the others. */
const roles = allRoles.filter((role) => role === allRoles.find((one) => rights[one] === rights[role]))

const inCounty = (routes as readonly Route[]).filter((route) => route.path.startsWith('/api/t/:county'))
// signing out would end the session that asks; the clock belongs to the county itself and takes no id
const asked = inCounty.filter(({ name, access }) => access !== 'anonymous' && !/sign-?out|clock/i.test(name))
const reading = asked.filter(({ method }) => method === 'GET')

describe('S1: no role of one county reaches a row of another', () => {
  let stand: Stand
  let here: County
  let own: Ids
  let foreign: Ids
  let planted: string[]
  const callers = new Map<string, Caller>()

  beforeAll(async () => {
    stand = await openStand()
    const there: Month = await openMonth(stand)
    await there.answer()
    await deliver(there)
    await note(there)
    const month = await openMonth(stand)
    await month.answer()
    await note(month)
    here = month.county
    own = await idsOf(stand, here)
    foreign = await idsOf(stand, there.county)
    for (const role of roles) callers.set(role, await stand.as(here, role))
    planted = await plantCanaries(stand, there.county)
  })
  afterAll(() => stand.close())

  const request = (route: Route, ids: Ids) => [sampleAddress(route, here.code, ids), sampleBody(route, ids)] as const
  const send = (role: string, route: Route, ids: Ids) => {
    const [address, body] = request(route, ids)
    return callers.get(role)!.send(route.method, address, body, 'application/json')
  }
  /** Status and text, with the ids that were sent left out. */
  const plain = ({ status, text }: Awaited<ReturnType<typeof send>>, ids: Ids): string =>
    `${status} ${Object.values(ids).reduce((rest, id) => rest.replaceAll(id, 'ID'), text)}`
  /** Routes that are sent no id answer no question about one; what they show is looked at below. */
  const takesId = (route: Route): boolean => `${request(route, own)}` !== `${request(route, foreign)}`

  it('S1 the canary stands in the texts of the other county, and a planted leak is seen', async () => {
    expect(planted.length).toBeGreaterThan(30)
    const [row] = await stand.look<{ name: string }>(
      'select name from units u join unit_names n on n.unit_id = u.id where u.id = $1',
      [foreign.unit],
    )
    expect(row?.name).toContain(CANARY)
  })

  it('S1 an id of the own county answers otherwise: the comparison can fail', async () => {
    const route = asked.find(({ name }) => name === 'cycles.read')!
    const random = randomIds()
    const [mine, unknown] = [await send('viewer', route, own), await send('viewer', route, random)]
    expect(plain(mine, own)).not.toBe(plain(unknown, random))
    expect(asked.filter(takesId).length).toBeGreaterThan(20)
  })

  it.each(roles)('S1 %s: an id of another county answers exactly as one of nobody', async (role) => {
    const seen: string[] = []
    for (const route of asked.filter(takesId)) {
      const random = randomIds()
      const [theirs, unknown] = [await send(role, route, foreign), await send(role, route, random)]
      if (theirs.text.includes(CANARY)) seen.push(`${route.name}: canary`)
      if (plain(theirs, foreign) !== plain(unknown, random))
        seen.push(`${route.name}: ${plain(theirs, foreign)} but ${plain(unknown, random)}`)
      if (theirs.status >= 500) seen.push(`${route.name}: ${theirs.status}`)
    }
    expect(seen).toEqual([])
  })

  it.each(roles)("S1 %s: nothing of another county stands in what the own county's pages answer", async (role) => {
    const statuses = new Map<string, number>()
    for (const route of reading) {
      const reply = await send(role, route, own)
      expect(reply.text.includes(CANARY), route.name).toBe(false)
      expect(reply.status, `${route.name} ${reply.text}`).toBeLessThan(500)
      statuses.set(route.name, reply.status)
    }
    // otherwise nothing was read and nothing was proven
    if (role === 'county-admin')
      expect([...statuses.values()].filter((status) => status === 200).length).toBeGreaterThan(reading.length / 2)
  })
})
