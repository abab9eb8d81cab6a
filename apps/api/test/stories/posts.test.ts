import {
  addSigner,
  answerDuty,
  appoint,
  foundPost,
  handOnDuty,
  judgeRow,
  listFacts,
  listMessages,
  listPosts,
  openCycle,
  readReviews,
  readSession,
  retractFact,
  takeLeave,
  urgeDuties,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CycleActs, OpenCycle } from '../../src/features/cycles/index.ts'
import type { Caller } from '../caller.ts'
import { DAY_MS, type DutyMonth, openDutyMonth } from '../duty-month.ts'
import { openStand, type Stand } from '../stand.ts'

const later = (work: () => Promise<void>): Promise<void> => vi.waitFor(work, { timeout: 15_000, interval: 100 })

/** Rows of the form that are open for somebody. */
async function asked(month: DutyMonth, caller: Caller, block = 'form'): Promise<readonly string[]> {
  const { todo } = await month.duties(caller)
  return todo.filter((line) => line.block === block).flatMap(({ rows }) => rows.map(({ rowName }) => rowName))
}

const at = ({ county, cycle }: DutyMonth) => ({ county: county.code, cycle })

const fill = (month: DutyMonth, caller: Caller, row: string, value: string) =>
  caller.call(answerDuty, {
    params: at(month),
    body: { block: 'form', row, entries: [{ field: 'mark', value, missing: null }] },
  })

/** A verdict on what the page shows. */
async function judge(month: DutyMonth, caller: Caller, row: string, verdict: 'passed' | 'refused' = 'passed') {
  const task = (await month.read()).tasks.find((one) => one.kind === 'judge' && one.row === row)
  const body = { block: 'review', row, verdict, seen: task?.items[0] ?? 'none', words: null }
  return caller.call(judgeRow, { params: at(month), body })
}

/** Who has a turn at the review of a row, and how many are missing. */
async function progress(month: DutyMonth, row: string) {
  const reply = await month.admin.call(readReviews, { params: at(month) })
  expect(reply.status, reply.text).toBe(200)
  return reply.answer.reviews[0]?.rows.find((one) => one.row === row)
}

describe('posts and the people who hold them', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand({ worker: true })
  })
  afterAll(() => stand.close())

  it('PIN-4 the ask reaches the clerk; mid-month the successor has the duty and the list of what passed on', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const [clerk] = month.staff
    const names = month.villages.map(({ name }) => name)
    expect(await asked(month, clerk!.caller)).toEqual(names)
    const said = await fill(month, clerk!.caller, month.villages[0]!.id, '90')
    expect(said.status, said.text).toBe(200)
    await month.rest()

    const posts = (await month.admin.call(listPosts, { params: { county: month.county.code }, query: {} })).answer.posts
    const post = posts.find(({ id }) => id === clerk!.postId)
    const successor = await month.hired('viewer')
    const replaced = await month.admin.call(appoint, {
      params: { county: month.county.code, post: clerk!.postId },
      body: {
        who: { person: successor.personId },
        deputy: false,
        replaces: post?.holders[0]?.id ?? '',
        on: '2019-06-03',
      },
    })
    expect(replaced.status, replaced.text).toBe(200)
    await later(async () => expect(await asked(month, successor.caller)).toEqual(names.slice(1)))
    expect(await asked(month, clerk!.caller)).toEqual([])
    const [list] = (await month.duties(successor.caller)).handOvers
    expect(list).toMatchObject({ mine: 'came', on: '2019-06-03', duties: [{ rowName: names[1], blockName: '月报' }] })
    expect((await month.duties(clerk!.caller)).handOvers[0]).toMatchObject({ mine: 'left' })
    // what was said stays with who said it
    expect((await month.duties(clerk!.caller)).done).toMatchObject([{ kind: 'answered', rowNames: [names[0]] }])
    expect((await fill(month, clerk!.caller, month.villages[1]!.id, '80')).fault.code).toBe('access.denied')
    expect((await fill(month, successor.caller, month.villages[1]!.id, '80')).status).toBe(200)
  })

  it('PIN-4 a month opened after a transfer was announced, or as of a day before it, hears of it too', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const [clerk] = month.staff
    const successor = await month.hired('viewer')
    const { posts } = (await month.admin.call(listPosts, { params: { county: month.county.code }, query: {} })).answer
    const body = {
      who: { person: successor.personId },
      ...{ deputy: false, replaces: posts.find(({ id }) => id === clerk!.postId)?.holders[0]?.id ?? '' },
      on: '2019-06-20',
    }
    const replaced = await month.admin.call(appoint, {
      params: { county: month.county.code, post: clerk!.postId },
      body,
    })
    expect(replaced.status, replaced.text).toBe(200)
    await month.rest()
    const [mechanism] = await stand.look<{ id: string }>('select mechanism_id as id from cycles where id = $1', [
      month.cycle,
    ])
    const params = { county: month.county.code, mechanism: mechanism?.id ?? '' }
    const opened = await month.admin.call(openCycle, { params, body: { period: '2019-06' } })
    expect(opened.status, opened.text).toBe(200)
    const told = (cycle: string) =>
      stand.look(
        `select value ->> 'from' as from, value -> 'holders' as holders from facts
        where kind = 'holder' and cycle_id = $1 and item = $2`,
        [cycle, clerk!.postId],
      )
    const transfer = [{ from: '2019-06-20', holders: [successor.personId] }]
    await later(async () => expect(await told(opened.answer.id)).toEqual(transfer))
    expect(await told(month.cycle)).toEqual(transfer)
    const past = await stand.database.write(
      month.county.id,
      { by: null, action: 'story.open', subject: 'cycle' },
      (tx) =>
        stand.app
          .get(OpenCycle)
          .open(tx, { mechanismId: mechanism?.id ?? '', period: '2019-07', by: null, asOf: tx.now - DAY_MS }),
    )
    await later(async () => expect(await told(past.id)).toEqual(transfer))
  })

  it('a list derives what concerns its reader and nothing else, and says the same as if it had derived all', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const [clerk, finance, signatory] = month.staff
    expect((await fill(month, clerk!.caller, month.villages[0]!.id, '90')).status).toBe(200)
    await month.rest()
    const readers = [clerk!.caller, finance!.caller, signatory!.caller, month.admin]
    const derivations = vi.spyOn(stand.app.get(CycleActs), 'asOfNow')
    const look = async () => {
      const views = []
      const counts = []
      for (const reader of readers) {
        derivations.mockClear()
        views.push(await month.duties(reader))
        counts.push(derivations.mock.calls.filter(([, cycle]) => cycle === month.cycle).length)
      }
      return { views, counts }
    }
    const short = await look()
    // what waits for finance was kept beside the derivation; only what the clerk did is looked for in the facts
    expect(short.counts.slice(0, 3)).toEqual([1, 0, 0])
    expect(short.views[1]?.todo).not.toEqual([])
    expect(short.views[0]).toMatchObject({ todo: [{ block: 'form' }], done: [{ kind: 'answered' }] })
    // seen broken: without what is kept beside the derivation each list derives all that runs
    await stand.look(`update derived set open = '[]' where cycle_id = $1`, [month.cycle])
    const long = await look()
    expect(long.counts).toEqual([1, 1, 1, 1])
    expect(long.views).toEqual(short.views)
    derivations.mockRestore()
  })

  it('PIN-6 clerk on leave: the stand-in has the duty too, the record says for whom, and it ends by itself', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const [clerk, finance] = month.staff
    const leave = (from: string, to: string, standIn: string, by = clerk!.caller) =>
      by.call(takeLeave, {
        params: { county: month.county.code },
        body: { post: clerk!.postId, away: clerk!.personId, standIn, from, to },
      })
    expect((await leave('2019-06-05', '2019-06-04', finance!.personId)).fault.code).toBe('leave.backwards')
    expect((await leave('2019-06-03', '2019-06-04', clerk!.personId)).fault.code).toBe('leave.not-colleague')
    expect((await leave('2019-06-03', '2019-06-04', finance!.personId, finance!.caller)).status).toBe(403)
    const taken = await leave('2019-06-03', '2019-06-04', finance!.personId)
    expect(taken.status, taken.text).toBe(200)
    const { actor } = (await finance!.caller.call(readSession, { params: { county: month.county.code } })).answer
    // the own post first: the top bar is named after it
    expect(actor.grants.map(({ role, standsIn }) => [role, standsIn])).toEqual([
      ['finance', false],
      ['clerk', true],
    ])
    await later(async () => expect(await asked(month, finance!.caller)).toHaveLength(2))
    expect(await asked(month, clerk!.caller)).toHaveLength(2)
    const [line] = (await month.duties(finance!.caller)).todo
    expect(line).toMatchObject({ blockName: '月报', standsFor: 'clerk（故事）', silence: '到期未报按未报处理' })
    const said = await fill(month, finance!.caller, month.villages[0]!.id, '88')
    expect(said.status, said.text).toBe(200)
    const { lines } = (await month.admin.call(listFacts, { params: at(month), query: {} })).answer
    expect(lines.find(({ kind }) => kind === '填报')).toMatchObject({
      by: 'finance（故事）',
      standsFor: 'clerk（故事）',
    })

    await stand.pushClock(month.county, 2 * DAY_MS)
    await later(async () => expect(await asked(month, finance!.caller)).toHaveLength(0))
    expect(await asked(month, clerk!.caller)).toHaveLength(1)
    expect((await fill(month, finance!.caller, month.villages[1]!.id, '70')).fault.code).toBe('duty.not-yours')
    expect((await month.duties(month.admin)).handOvers.filter(({ cycle }) => cycle === month.cycle)).toEqual([])
  })

  it('nobody holds the post: the duty stands in the admin’s list with the reason, and moves when somebody is appointed', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['finance', 'signatory'])
    const { orphans } = await month.duties(month.admin)
    expect(orphans).toMatchObject([{ blockName: '月报', why: '无人任职：经办人', rows: [{}, {}] }])
    expect((await month.duties(month.staff[0]!.caller)).orphans).toEqual([])
    const refused = await month.admin.call(urgeDuties, {
      params: at(month),
      body: { duties: [{ block: 'form', row: month.villages[0]!.id }], words: null },
    })
    expect(refused.fault.code).toBe('duty.nobody')

    // PIN-4: the post itself is founded after the month was opened
    const params = { county: month.county.code }
    const founded = await month.admin.call(foundPost, {
      params,
      body: { unit: month.town, title: '镇经办', role: 'clerk', on: '2019-06-03' },
    })
    const newcomer = await month.hired('viewer')
    await month.admin.call(appoint, {
      params: { ...params, post: founded.answer.post },
      body: { who: { person: newcomer.personId }, deputy: false, replaces: null, on: '2019-06-03' },
    })
    await later(async () => expect(await asked(month, newcomer.caller)).toHaveLength(2))
    expect((await month.duties(month.admin)).orphans).toEqual([])
  })

  it('PIN-7 转办 and 加签: another person answers; another one signs before and after', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory', 'viewer'])
    const [clerk, finance, , viewer] = month.staff
    const [first, second] = month.villages.map(({ id }) => id)
    const handOn = (to: string, by: Caller, rows = [first!]) =>
      by.call(handOnDuty, { params: at(month), body: { block: 'form', rows, to, words: '下乡督查，请代填。' } })
    expect((await handOn(viewer!.personId, finance!.caller)).fault.code).toBe('duty.not-yours')
    const stranger = await month.hired('viewer', month.county.rootId)
    expect((await handOn(stranger.personId, clerk!.caller)).fault.code).toBe('duty.not-colleague')
    const handed = await handOn(viewer!.personId, clerk!.caller)
    expect(handed.status, handed.text).toBe(200)
    expect(await asked(month, clerk!.caller)).toEqual([month.villages[1]!.name])
    const [line] = (await month.duties(viewer!.caller)).todo
    expect(line?.rows).toMatchObject([{ row: first, from: 'clerk（故事）' }])
    expect((await month.duties(viewer!.caller)).notes[0]).toMatchObject({ words: '下乡督查，请代填。' })
    expect((await fill(month, viewer!.caller, first!, '91')).status).toBe(200)
    expect((await fill(month, clerk!.caller, second!, '82')).status).toBe(200)

    const sign = (row: string, mode: 'before' | 'after') =>
      finance!.caller.call(addSigner, {
        params: at(month),
        body: { block: 'review', row, person: clerk!.personId, mode, words: '请核对。' },
      })
    expect((await sign(second!, 'before')).fault.code).toBe('cycle.same-person')
    expect((await sign(first!, 'before')).status).toBe(200)
    expect((await judge(month, finance!.caller, first!)).status).toBe(403)
    expect((await progress(month, first!))?.next).toEqual(['clerk（故事）'])
    expect((await judge(month, clerk!.caller, first!)).status).toBe(200)
    expect((await judge(month, finance!.caller, first!)).status).toBe(200)
    expect((await month.read()).tasks.some((one) => one.row === first)).toBe(false)
  })

  it('REV-1, REV-3 依次 of three; a refusal sends back to the same person, and the first desk sees it again', async () => {
    const who = (role: string) => ({ who: { at: 'owner', role } })
    const review = {
      quorum: 'sequence',
      inTurn: [who('adjudicator'), who('signatory')],
      onRefusal: 'return',
      returnTo: 'form',
    }
    const month = await openDutyMonth(stand, { review }, ['clerk', 'finance', 'adjudicator', 'signatory'])
    const [clerk, finance, adjudicator, signatory] = month.staff
    const row = month.villages[0]!.id
    await fill(month, clerk!.caller, row, '60')
    expect(await progress(month, row)).toMatchObject({ turn: { at: 1, of: 3 }, missing: 3, next: ['finance（故事）'] })
    expect((await judge(month, signatory!.caller, row)).status).toBe(403)
    expect((await judge(month, finance!.caller, row)).status).toBe(200)
    expect(await progress(month, row)).toMatchObject({ turn: { at: 2, of: 3 }, said: [{ verdict: 'passed' }] })
    expect((await judge(month, adjudicator!.caller, row, 'refused')).status).toBe(200)
    expect(await asked(month, clerk!.caller)).toContain(month.villages[0]!.name)
    expect((await fill(month, clerk!.caller, row, '75')).status).toBe(200)
    expect(await progress(month, row)).toMatchObject({ turn: { at: 1, of: 3 }, next: ['finance（故事）'] })
    for (const one of [finance, adjudicator, signatory]) expect((await judge(month, one!.caller, row)).status).toBe(200)
    expect(await progress(month, row)).toMatchObject({ missing: 0, next: [] })
  })

  it('REV-1 票签 is counted when all have voted', async () => {
    const review = { quorum: 'ballot', share: '60' }
    const month = await openDutyMonth(stand, { review }, ['clerk', 'finance', 'finance', 'finance', 'signatory'])
    const [clerk, a, b, c] = month.staff
    const row = month.villages[0]!.id
    await fill(month, clerk!.caller, row, '60')
    await judge(month, a!.caller, row)
    await judge(month, b!.caller, row, 'refused')
    expect(await progress(month, row)).toMatchObject({ missing: 1 })
    await judge(month, c!.caller, row)
    await month.rest()
    const passed = (await month.read()).ports.find((one) => one.block === 'review' && one.port === 'passed')
    expect(passed?.settled).toBe(1)
  })

  it('催办 once per duty and day, three a day and person; the refusal says from when', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const [clerk] = month.staff
    const urge = (rows: readonly string[], by = month.admin) =>
      by.call(urgeDuties, {
        params: at(month),
        body: { duties: rows.map((row) => ({ block: 'form', row })), words: '请今天报齐。' },
      })
    const [first, second] = month.villages.map(({ id }) => id)
    expect((await urge([first!], clerk!.caller)).status).toBe(403)
    expect((await urge([first!])).answer).toMatchObject({ urged: 1, persons: 1 })
    const again = await urge([first!])
    expect(again.fault.code).toBe('duty.urged-today')
    expect(again.fault.message).toContain('6月4日')
    expect((await urge([first!, second!])).answer).toMatchObject({ urged: 1, left: 1 })
    expect((await month.duties(clerk!.caller)).todo[0]?.rows.every(({ urgedAt }) => urgedAt !== null)).toBe(true)
    const inbox = await clerk!.caller.call(listMessages, { params: { county: month.county.code }, query: {} })
    expect(inbox.answer.messages.filter(({ kind }) => kind === 'urge')).toHaveLength(2)
    await stand.pushClock(month.county, DAY_MS)
    expect((await urge([first!])).answer).toMatchObject({ urged: 1 })
  })

  it('FACT-5 撤回 while nobody has acted on it, and not after', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const [clerk, finance] = month.staff
    const row = month.villages[0]!.id
    const retract = async (by: Caller) => {
      const fact = (await month.duties(by)).done.flatMap(({ retractable }) => retractable)[0]?.fact ?? row
      return by.call(retractFact, { params: at(month), body: { fact, words: '填错了。' } })
    }
    await fill(month, clerk!.caller, row, '55')
    expect((await retract(finance!.caller)).fault.code).toBe('duty.nothing-said')
    expect((await retract(clerk!.caller)).status).toBe(200)
    expect(await asked(month, clerk!.caller)).toContain(month.villages[0]!.name)
    await fill(month, clerk!.caller, row, '55')
    const said = (await month.duties(clerk!.caller)).done.flatMap(({ retractable }) => retractable)[0]?.fact ?? ''
    expect((await judge(month, finance!.caller, row)).status).toBe(200)
    const late = await clerk!.caller.call(retractFact, { params: at(month), body: { fact: said, words: '再改。' } })
    expect(late.fault).toMatchObject({ code: 'duty.acted-on' })
    expect(late.fault.message).toContain('审核')
    expect((await month.duties(clerk!.caller)).done.flatMap(({ retractable }) => retractable)).toEqual([])
    // the verdict itself may still be taken back: nobody has acted on it
    expect((await retract(finance!.caller)).status).toBe(200)
    expect(await asked(month, finance!.caller, 'review')).toEqual([month.villages[0]!.name])
  })

  it('TIME-4, REV-5 silence: an unanswered row leaves as 未报, an unjudged one goes to the next level on its date', async () => {
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const [clerk, finance, signatory] = month.staff
    await fill(month, clerk!.caller, month.villages[0]!.id, '66')
    const [line] = (await month.duties(finance!.caller)).todo
    expect(line).toMatchObject({ silence: '到期未审转签发人' })
    await stand.pushClock(month.county, Date.parse((await month.read()).deadlines[0]!.at) - (await now(month)))
    await later(async () => expect(await asked(month, clerk!.caller)).toEqual([]))
    // the list looks ahead to the date that passed; the worker comes to it a moment later
    await later(async () => {
      const silent = (await month.read()).ports.find((one) => one.block === 'form' && one.port === 'silent')
      expect(silent?.settled).toBe(1)
    })
    expect(await asked(month, finance!.caller, 'review')).toHaveLength(1)
    await stand.pushClock(month.county, Date.parse(line!.dueAt ?? '') - (await now(month)))
    await later(async () => expect(await asked(month, signatory!.caller, 'review')).toHaveLength(1))
    expect((await judge(month, finance!.caller, month.villages[0]!.id)).status).toBe(403)
    expect((await judge(month, signatory!.caller, month.villages[0]!.id)).status).toBe(200)
  })
})

/** The county's own clock. */
async function now(month: DutyMonth): Promise<number> {
  const session = await month.admin.call(readSession, { params: { county: month.county.code } })
  return Date.parse(session.answer.tenant.now)
}
