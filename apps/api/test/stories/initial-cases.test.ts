import {
  checkImport,
  commitImport,
  confirmOrder,
  listOrders,
  readErrorFile,
  readOrder,
  uploadFile,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Happenings } from '../../src/features/timers/index.ts'
import { readSheetFile } from '../../src/platform/spreadsheet/index.ts'
import { type Issues, openIssues } from '../issues.ts'
import { openStand, type Stand } from '../stand.ts'

const HEADER = '编号,问题,地点,单位,类别,发现日期,现状,派单日期,期限,责任单位,责任人'

describe('CASE-5 期初: open cases of the county’s own list are brought in by one order of two persons', () => {
  let stand: Stand
  let issues: Issues
  let dept: string
  let place: string
  /** CYC-3: states of cases of which mechanisms that wait for one were told. */
  const reached: string[] = []

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    issues = await openIssues(stand)
    await issues.at('2026-07-01T09:00:00+08:00')
    const happenings = stand.app.get(Happenings)
    const happened = happenings.happened.bind(happenings)
    happenings.happened = (tx, what) => {
      if (what.on === 'case') reached.push(what.status)
      return happened(tx, what)
    }
    dept = issues.county.townships[0]!.name
    place = issues.county.townships[0]!.villages[0]!.name
  })
  afterAll(() => stand.close())

  const at = () => ({ county: issues.county.code })
  const admin = () => issues.staff['county-admin']
  const upload = async (lines: readonly string[], header = HEADER) => {
    const bytes = new Uint8Array(Buffer.from(`${header}\n${lines.join('\n')}\n`))
    const sent = await admin().upload(uploadFile, at(), { name: '老台账.csv', bytes })
    expect(sent.status, sent.text).toBe(200)
    const target = {
      ...{ kind: 'initial-cases' as const, mechanism: issues.mechanism, block: 'case' },
      ...{ asOf: '2026-06-30', document: '问题台账（2026年上半年）' },
    }
    return { upload: sent.answer.upload, sheet: null, target, mapping: null }
  }
  const bring = async (lines: readonly string[], header = HEADER) =>
    admin().call(commitImport, { params: at(), body: await upload(lines, header) })
  const check = async (lines: readonly string[]) => {
    const { answer } = await admin().call(checkImport, { params: at(), body: await upload(lines) })
    return answer.problems.map(({ row, message }) => [row, message])
  }
  const orders = async () =>
    (await issues.staff.approver.call(listOrders, { params: at(), query: { kind: 'initial-cases' } })).answer.orders
  const confirm = (order: string, who: keyof Issues['staff'] = 'approver') =>
    issues.staff[who].call(confirmOrder, { params: { ...at(), order }, body: { words: null } })
  const byNumber = async (number: string) => {
    const { cases } = await issues.list({ search: number })
    return issues.read(cases.find((one) => one.broughtNumber === number)?.id ?? '')
  }

  it('every line that cannot be is named with its reason, and nothing is brought in', async () => {
    const wrong = [
      `甲-1,,,,建筑垃圾,2026-07-05,待受理,,,,`,
      `甲-2,,,,建筑垃圾,2026-06-01,办理中,,,${dept},`,
      `甲-3,,,,建筑垃圾,2026-06-01,办理中,2026-06-02,,,`,
      `甲-4,,,,建筑垃圾,2026-06-01,待核验,2026-06-02,,${dept},`,
      `甲-5,,,,建筑垃圾,2026-06-01,待受理,2026-06-02,,,`,
      `甲-6,,,,建筑垃圾,2026-06-10,办理中,2026-06-02,,${dept},`,
      `甲-7,,,,建筑垃圾,2026-06-01,办理中,2026-06-02,2026-06-01,${dept},`,
      `甲-8,,,,建筑垃圾,2026-06-01,办理中,2026-06-02,,${dept},查无此人`,
    ]
    expect(await check(wrong)).toEqual([
      [2, '第 2 行：发现日期 2026-07-05 晚于清单的截至日 2026-06-30，请核对。'],
      [3, '第 3 行：已经派单的要写派单日期，期限从这一天算起。'],
      [4, '第 4 行：已经派单的要写责任单位。'],
      [5, '第 5 行：待核验的要写责任人：核验的人不能是办理的人。'],
      [6, '第 6 行：写了派单日期，现状却是还没有派单，请改正其中一个。'],
      [7, '第 7 行：派单日期 2026-06-02 早于发现日期 2026-06-10，请核对。'],
      [8, '第 8 行：期限 2026-06-01 早于派单日期 2026-06-02，请核对。'],
      [9, '第 9 行：责任人“查无此人”现在没有岗位，请核对姓名，或先在人员页任职。'],
    ])
    const cells = await check([
      `甲-1,,,没有这个村,天上掉的,昨天,销号了,,,,`,
      `甲-2,,,,,2026-06-01,待受理,,,,`,
      `甲-2,,,,,2026-06-02,待受理,,,,`,
    ])
    expect(cells.map(([row]) => row)).toEqual([2, 2, 2, 2, 4])
    expect(cells.at(-1)?.[1]).toContain('重复')
    const good = `甲-9,,,,建筑垃圾,2026-06-01,待受理,,,,`
    expect((await bring([good, ...wrong])).fault.code).toBe('import.has-problems')
    expect(await orders()).toEqual([])
    const path = readErrorFile.path.replace(':county', at().county)
    const file = await admin().bytes('POST', path, JSON.stringify(await upload([good, ...wrong])))
    const read = await readSheetFile(file)
    expect(JSON.stringify(read.ok && read.value.sheets[0]?.rows)).toContain('待核验的要写责任人')
  })

  const lines = () => [
    `2026-017,建筑垃圾堆放,菜市场后巷,${place},建筑垃圾,2026-06-15,待受理,,,,`,
    `2026-018,废弃面包车,,${place},僵尸车,2026-06-15,待派单,,2026-07-20,,`,
    `2026-019,渣土,村口,${place},建筑垃圾,2026-06-01,办理中,2026-06-03,,${dept},`,
    `2026-020,渣土,河边,${place},建筑垃圾,2026-06-01,办理中,2026-06-03,2026-07-31,${dept},`,
    `2026-021,渣土,桥头,${place},建筑垃圾,2026-06-01,待核验,2026-06-03,,${dept},clerk（故事）`,
  ]

  it('they wait for a second person who sees every line; a number that waits is not proposed again', async () => {
    const told = await bring(lines())
    expect(told.answer, told.text).toMatchObject({ added: 5 })
    const [order, ...more] = await orders()
    expect(more).toEqual([])
    expect(order?.sentence).toBe('按问题台账（2026年上半年）登记期初事项（截至2026年6月30日）：行业共管·问题分办 5 件')
    expect((await issues.list({})).total).toBe(0)
    expect((await check(lines())).at(0)?.[1]).toContain('已在一张等第二人确认的期初办理单里')
    const { answer } = await issues.staff.approver.call(readOrder, { params: { ...at(), order: order!.id } })
    expect(answer.change?.rows[2]).toEqual({
      ...{ name: '2026-019 村口：渣土', column: '现状', from: '—' },
      to: `办理中，${dept}，2026-06-01 发现，2026-06-03 派单`,
    })
    expect((await confirm(order!.id, 'county-admin')).status).not.toBe(200)
    expect((await confirm(order!.id)).status).toBe(200)
    expect((await check(lines())).at(0)?.[1]).toContain('编号 2026-017 已经在清单里')
  })

  it('CASE-5 each stands where the list says, under its number, its clock running from the days of the list', async () => {
    await issues.at('2026-07-02T09:00:00+08:00')
    const { cases } = await issues.list({})
    expect(cases.map((one) => [one.broughtNumber, one.status, one.overdue]).sort()).toEqual([
      ['2026-017', 'received', false],
      ['2026-018', 'accepted', false],
      ['2026-019', 'working', true],
      ['2026-020', 'working', false],
      ['2026-021', 'finished', true],
    ])
    const late = await byNumber('2026-019')
    // 建筑垃圾 7 working days from Wednesday 3 June 2026
    expect(late.case).toMatchObject({ dueAt: '2026-06-13T00:00:00.000+08:00', words: '村口：渣土', placeName: place })
    expect(late.whyDue).toBe(
      '建筑垃圾限 7 个工作日，从 2026年6月3日派单（期初登记）的次日算起：到 2026年6月12日 24 时。',
    )
    expect(late.events.map(({ label }) => label)).toEqual(['开案', '期初：按原来的清单接着办'])
    expect(late.events[1]).toMatchObject({
      by: 'county-admin（故事）',
      words: '按问题台账（2026年上半年）登记期初事项',
    })
    expect(late.events[1]?.detail).toContain('第二人approver（故事）')
    const stated = await byNumber('2026-020')
    expect([stated.case.dueAt, stated.whyDue]).toEqual([
      '2026-08-01T00:00:00.000+08:00',
      '期限按期初登记的清单：到 2026年7月31日 24 时。',
    ])
    expect((await byNumber('2026-018')).case.dueAt).toBe('2026-07-21T00:00:00.000+08:00')
  })

  it('CASE-5 LAD-5 CYC-3 nothing of the past fires or begins; what falls due from now on does', async () => {
    expect(reached).toEqual([])
    expect((await byNumber('2026-019')).measures).toEqual([])
    expect(await stand.look('select 1 from effects e join cases c on c.id = e.cycle_id')).toEqual([])
    await issues.at('2026-08-01T09:00:00+08:00')
    expect((await byNumber('2026-020')).measures.map(({ line }) => line)).toContain('urge')
    expect((await byNumber('2026-019')).measures.map(({ line }) => line)).not.toContain('urge')
  })

  it('CASE-2 it goes on like every other: the named doer does not verify it, another one closes it', async () => {
    const { case: one } = await byNumber('2026-021')
    const own = await issues.step(issues.rubble.clerk, one.id, 'verify')
    expect(own.fault.message).toContain('核验的人就是办理的人')
    expect((await issues.step(issues.staff.inspector, one.id, 'verify')).answer.status).toBe('closed')
    await issues.at('2026-08-01T09:05:00+08:00')
    expect(reached).toEqual(['closed'])
    const next = await byNumber('2026-017')
    expect((await issues.step(admin(), next.case.id, 'dispatch', { unit: issues.rubble.unit })).answer.status).toBe(
      'working',
    )
  })
})
