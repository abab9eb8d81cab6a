import { appoint, listMessages, listPosts, readMessages, reportIssue, signEffects } from '@jizhi/contracts'
import { expect } from 'vitest'
import { AppendFacts, CyclesWorker } from '../src/features/cycles/index.ts'
import { automatic } from './automatic.ts'
import { afterClose, closeDrawing, INDICATORS } from './close-drawing.ts'
import type { County } from './county.ts'
import { routed, standTemplate } from './issues.ts'
import { handDown } from './ledger-acts.ts'
import { MORNING, type Month, openIn, setClock, staffOf } from './month.ts'
import { deliver, freeze, judgeAll } from './month-acts.ts'
import { letOut, setChannel, WEBHOOK_SECRET } from './outside.ts'
import type { Stand } from './stand.ts'

const DAY_MS = 86_400_000
const CLOSE_POOL = 'money/考评奖补资金'

/** A county in the middle of its monthly close. */
export interface Close {
  readonly county: County
  /** Its awards were passed; nobody has booked them yet. */
  readonly paid: Month
  /** It was frozen; nothing that follows has been done yet. */
  readonly frozen: Month
  readonly issues: string
}

/**
 * Everything that keeps a worker busy waits at once: awards to book, a freeze to carry out, months to open, an issue to
 * become a case, a reading to note, a post that changed hands, and messages for a receiver outside; and then no worker for
 * a month, so that boards are to be taken down and months to be opened.
 */
export async function openClose(stand: Stand, receiver: { readonly port: number }, townships: number): Promise<Close> {
  const county = await stand.county({ townships, villages: 0 })
  await setClock(stand, county, MORNING)
  const place = { county, town: county.rootId, published: [], ...(await staffOf(stand, county, county.rootId)) }
  const { staff } = place
  const admin = staff['county-admin']
  const paid = await openIn(stand, place, '甲考评', (shipped) => automatic()(closeDrawing('甲考评')(shipped)))
  const frozen = await openIn(stand, place, '乙考评', closeDrawing('乙考评'))
  const standing = [admin, staff.approver] as const
  await standTemplate(county, standing, 'village-monthly-award', afterClose('乙考评'), '整改回头看', '2019-05')
  const [first] = county.townships
  const route = (shipped: Parameters<typeof routed>[0]) => routed(shipped, {}, first!.id)
  const issues = await standTemplate(county, standing, 'industry-issues', route, '问题分办', '2019-05')
  await handDown(stand, paid, 3_000_000n, undefined, CLOSE_POOL)
  await letOut(stand, county)
  for (const month of [paid, frozen]) await upToWindow(stand, month)
  await stand.pushClock(county, 5 * DAY_MS)
  for (const month of [paid, frozen]) await worked(stand, month)
  await freeze(paid, () => worked(stand, paid))
  const address = `http://127.0.0.1:${receiver.port}/hook`
  await setChannel(admin, county, 'webhook', { address, secret: WEBHOOK_SECRET, takes: ['message', 'notice'] })
  expect(await judgeAll(paid, () => Promise.resolve())).toBe(4)
  await signLadder(paid)
  await freeze(frozen, () => Promise.resolve())
  await others({ county, paid, frozen, issues })
  await stand.pushClock(county, 31 * DAY_MS)
  // the queue counts in real time, which no story can wait for
  await stand.look(`update pgboss.job set start_after = now() where name = 'boards.take-down'`)
  return { county, paid, frozen, issues }
}

/** Three townships at the bottom are to be talked to. */
async function signLadder(month: Month): Promise<void> {
  const digests = (await month.read()).effects.flatMap(({ block, digest }) => (block === 'ladder' ? [digest] : []))
  expect(digests).toHaveLength(3)
  const params = { county: month.county.code, cycle: month.cycle }
  const signed = await month.staff.signatory.call(signEffects, { params, body: { digests, words: null } })
  expect(signed.status, signed.text).toBe(200)
}

/** What waits besides: an issue, a reading, a post that changed hands. */
async function others({ county, paid, issues }: Close): Promise<void> {
  const params = { county: county.code }
  const admin = paid.staff['county-admin']
  const fields = [
    { field: 'class', value: 'rubble' },
    { field: 'place', value: county.townships[0]!.id },
    { field: 'found', value: '路口东侧，建筑垃圾' },
  ]
  const reported = await admin.call(reportIssue, {
    params: { ...params, mechanism: issues },
    body: { fields, number: null },
  })
  expect(reported.status, reported.text).toBe(200)
  const { clerk: reader } = paid.staff
  const { messages } = (await reader.call(listMessages, { params, query: {} })).answer
  const told = messages.filter(({ kind }) => kind === 'message')
  expect(told.length).toBeGreaterThan(0)
  await reader.call(readMessages, { params, body: { messages: [told[0]!.id] } })
  const { posts } = (await admin.call(listPosts, { params, query: {} })).answer
  const clerk = posts.find(({ id }) => id === paid.people.clerk.postId)
  const body = {
    who: { person: paid.people.finance.personId },
    deputy: false,
    replaces: clerk?.holders[0]?.id ?? '',
    on: '2019-06-08',
  }
  const moved = await admin.call(appoint, { params: { ...params, post: clerk?.id ?? '' }, body })
  expect(moved.status, moved.text).toBe(200)
}

async function upToWindow(stand: Stand, month: Month): Promise<void> {
  await stand.database.write(month.county.id, { by: null, action: 'story.import', subject: 'cycle' }, (tx) =>
    stand.app.get(AppendFacts).append(tx, month.cycle, sheets(month)),
  )
  await worked(stand, month)
  await deliver(month)
  await worked(stand, month)
}

/** Twelve marks for each township, no two sums alike. */
const sheets = (month: Month) =>
  month.county.townships.map(({ id }, at) => ({
    ...{ kind: 'answered' as const, slot: { block: 'scores', row: id }, by: month.people.inspector.personId },
    value: { sheet: Array.from({ length: INDICATORS }, (_, mark) => 6_000 + at * 97 + mark * 13) },
  }))

/** A worker's part, done here. */
const worked = (stand: Stand, month: Month): Promise<void> =>
  stand.database.write(month.county.id, { by: null, action: 'story.work', subject: 'cycle' }, (tx) =>
    stand.app.get(CyclesWorker).bringUpToDate(tx, month.cycle),
  )
