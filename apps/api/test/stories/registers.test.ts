import {
  commitImport,
  listRegisters,
  openCycle,
  readImportTemplate,
  readRegister,
  readTable,
  uploadFile,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheetFile } from '../../src/platform/spreadsheet/index.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { hire } from '../hire.ts'
import { standTemplate } from '../issues.ts'
import { setClock } from '../month.ts'
import { openStand, type Stand } from '../stand.ts'

describe('ROST-1 PIN-1 台账: a register that a drawing reads is kept by table and pinned when a cycle opens', () => {
  let stand: Stand
  let county: County
  let admin: Caller
  let clerk: Caller
  let mechanism: string

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    county = await stand.county({ townships: 1, villages: 2 })
    await setClock(stand, county, Date.parse('2026-07-01T09:00:00+08:00'))
    const as = async (role: 'county-admin' | 'approver' | 'clerk') =>
      (await hire(stand.app, county, { role, unitId: county.rootId })).signIn(stand.origin)
    admin = await as('county-admin')
    clerk = await as('clerk')
    const staff = [admin, await as('approver')] as const
    mechanism = await standTemplate(county, staff, 'expiry-reminder', (one) => one, '到期提醒', '2026-07-01')
  })
  afterAll(() => stand.close())

  const at = () => ({ county: county.code })
  const target = { kind: 'register' as const, register: 'permits' }
  const HEADER = '编号,名称,所在单位,到期日,种类,自哪天起,自哪天起撤销'
  const bring = async (lines: readonly string[], who = admin) => {
    const bytes = new Uint8Array(Buffer.from(`${HEADER}\n${lines.join('\n')}\n`))
    const sent = await who.upload(uploadFile, at(), { name: '证照.csv', bytes })
    const body = { upload: sent.answer.upload, sheet: null, target, mapping: null }
    return who.call(commitImport, { params: at(), body })
  }
  const read = async (query: object = {}) =>
    (await admin.call(readRegister, { params: { ...at(), register: 'permits' }, query })).answer
  const village = () => county.townships[0]!.villages[0]!.name
  const rosterOf = async (day: string) => {
    const opened = await admin.call(openCycle, { params: { ...at(), mechanism }, body: { period: day } })
    expect(opened.status, opened.text).toBe(200)
    return admin.call(readTable, { params: { ...at(), cycle: opened.answer.id, block: 'soon', port: 'rows' } })
  }

  it('there is one as soon as a mechanism in force reads it, with the columns it reads', async () => {
    const { answer } = await clerk.call(listRegisters, { params: at() })
    expect(answer.registers).toMatchObject([
      { id: 'permits', name: '证照台账', columns: ['到期日', '种类'], objects: 0, changedAt: null, mayImport: false },
    ])
    expect((await read()).mayImport).toBe(true)
    const none = await admin.call(readRegister, { params: { ...at(), register: 'other' }, query: {} })
    expect(none.fault.code).toBe('register.unknown')
  })

  it('comes in by table, once; what cannot be is refused by row, and a clerk may not', async () => {
    const lines = [
      `证-1,甲店,${village()},2026-08-01,餐饮,,`,
      `证-2,乙店,,2026-07-09,零售,,`,
      `证-3,丙店,,2027-01-01,,,`,
    ]
    expect((await bring(lines)).answer).toMatchObject({ added: 3, unchanged: 0, corrected: 0 })
    expect((await bring(lines)).answer).toMatchObject({ added: 0, unchanged: 3, corrected: 0 })
    const { objects, total } = await read()
    expect(total).toBe(3)
    expect(objects[0]).toMatchObject({
      number: '证-1',
      name: '甲店',
      unitName: village(),
      values: ['2026-08-01', '餐饮'],
    })
    expect(objects[2]?.values).toEqual(['2027-01-01', null])
    const wrong = await bring([`证-9,丁店,,,,,2026-09-01`])
    expect(JSON.stringify(wrong.fault.details)).toContain('编号 证-9 现在不在台账里，无从撤销')
    expect((await bring(lines, clerk)).status).not.toBe(200)
  })

  it('PIN-1 ROST-1 a cycle pins it when it opens: whoever expires in 30, 7 or 1 days is on its roster, by name', async () => {
    const { answer } = await rosterOf('2026-07-02')
    expect(answer.rows.map(({ name }) => name).sort()).toEqual(['乙店', '甲店'])
  })

  it('a change holds from its day on and an end is dated: nothing is deleted, an open cycle keeps what it pinned', async () => {
    const changed = await bring([`证-1,甲店,${village()},2026-09-30,餐饮,,`, `证-2,乙店,,2026-07-09,零售,,2026-07-10`])
    expect(changed.answer, changed.text).toMatchObject({ added: 0, corrected: 2 })
    await setClock(stand, county, Date.parse('2026-07-11T09:00:00+08:00'))
    expect((await read()).objects.map(({ number, values }) => [number, values[0]])).toEqual([
      ['证-1', '2026-09-30'],
      ['证-3', '2027-01-01'],
    ])
    const past = (await read({ past: '1' })).objects
    expect(past.map(({ number, from, to }) => [number, from, to])).toContainEqual(['证-2', '2026-07-01', '2026-07-10'])
    const [kept] = await stand.look<{ n: number }>(
      `select count(*)::int as n from register_objects where tenant_id = $1 and number = '证-1'`,
      [county.id],
    )
    expect(kept?.n).toBe(2)
    const { answer } = await rosterOf('2026-07-02')
    expect(answer.rows).toHaveLength(2)
  })

  it('the template is the table as it stands, ready to be changed and brought back', async () => {
    const path = readImportTemplate.path.replace(':county', county.code)
    const file = await readSheetFile(await admin.bytes('POST', path, JSON.stringify({ target })))
    const rows = file.ok ? file.value.sheets[0]!.rows.map((row) => row.slice(0, 5).join()) : []
    expect(rows).toContain(`证-1,甲店,${village()},2026-09-30,餐饮`)
  })
})
