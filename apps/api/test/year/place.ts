import { Buffer } from 'node:buffer'
import {
  addRelation,
  commitImport,
  type Input,
  listAccounts,
  listPosts,
  listUnits,
  resetPassword,
  uploadFile,
} from '@jizhi/contracts'
import { expect } from 'vitest'
import { TenantsService } from '../../src/features/tenants/index.ts'
import { xlsxOf } from '../../src/platform/spreadsheet/specimen-files.ts'
import { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { hire } from '../hire.ts'
import { setClock } from '../month.ts'
import type { Stand } from '../stand.ts'

export interface Size {
  readonly townships: number
  /** In each township. */
  readonly villages: number
  /** In each village. */
  readonly groups: number
  readonly months: number
}

/** A villager group of the invented county; names are unique in it. */
export interface Group {
  readonly id: string
  readonly name: string
  readonly village: string
  readonly town: string
}

/** Posts at the county's own office, by the login of whoever holds them. */
const OFFICE = [
  ['考核办主任', '管理员', 'admin'],
  ['审批人', '审批人', 'approver'],
  ['考核办经办', '考核组', 'office'],
  ['裁定人', '裁定人', 'adjudicator'],
  ['签发人', '签发人', 'signatory'],
  ['财政经办', '财政', 'finance'],
  ['分管负责人', '查看', 'leader'],
] as const
export type Seat = (typeof OFFICE)[number][2] | `team${number}` | `clerk${number}`

export const TEAMS = 4

export interface Place {
  readonly county: County
  readonly towns: readonly { readonly id: string; readonly name: string }[]
  readonly villages: readonly { readonly id: string; readonly name: string; readonly town: string }[]
  readonly groups: readonly Group[]
  /** Somebody of the office, signed in. */
  as(seat: Seat): Promise<Caller>
  /** Posts by unit and title. */
  readonly postOf: (unit: string, title: string) => string
  bringIn(by: Seat, name: string, rows: readonly (readonly string[])[], target: Target): Promise<Committed>
}

type Target = Input<typeof commitImport>['body']['target']
interface Committed {
  readonly added: number
  readonly corrected: number
}

const COUNTY = '高明样式县（演示）'
const CODE = '990608'

/** Founds the invented county by the files that a county would bring: its units, and who sits on which post. */
export async function foundPlace(stand: Stand, size: Size, now: number): Promise<Place> {
  const id = await stand.app.get(TenantsService, { strict: false }).create({ code: CODE, name: COUNTY, kind: 'demo' })
  const [root] = await stand.look<{ id: string }>('select id from units where tenant_id = $1 and code = $2', [id, CODE])
  const county: County = { id, code: CODE, rootId: root!.id, townships: [] }
  await setClock(stand, county, now)
  const first = await (await hire(stand.app, county, { role: 'county-admin', unitId: county.rootId })).signIn(
    stand.origin,
  )
  const params = { county: CODE }
  const callers = new Map<Seat, Promise<Caller>>()
  const bring = async (by: Caller, name: string, rows: readonly (readonly string[])[], target: Target) => {
    const bytes = new Uint8Array(Buffer.from(await xlsxOf(rows)))
    const sent = await by.upload(uploadFile, params, { name, bytes })
    expect(sent.status, sent.text).toBe(200)
    const body = { upload: sent.answer.upload, sheet: null, target, mapping: null }
    const done = await by.call(commitImport, { params, body })
    expect(done.status, `${name}: ${done.text}`).toBe(200)
    return done.answer
  }
  await bring(first, '机构.xlsx', unitRows(size), { kind: 'units' })
  await bring(first, '人员.xlsx', peopleRows(size), { kind: 'people' })
  const units = (await first.call(listUnits, { params, query: {} })).answer.units
  const nameOf = new Map(units.map((one) => [one.id, one.name]))
  const parentOf = new Map(units.map((one) => [one.id, one.parent ?? '']))
  const kind = (wanted: string) => units.filter((one) => one.kind === wanted)
  const posts = (await first.call(listPosts, { params, query: {} })).answer.posts
  const postOf = (unit: string, title: string): string => {
    const found = posts.find((one) => one.unit === unit && one.title === title)
    if (found === undefined) throw new Error(`no post ${title} at ${nameOf.get(unit)}`)
    return found.id
  }
  const accounts = (await first.call(listAccounts, { params })).answer.accounts
  const signedIn = async (seat: Seat): Promise<Caller> => {
    const account = accounts.find(({ name }) => name === seat)
    if (account === undefined) throw new Error(`nobody is called ${seat}`)
    const reset = await first.call(resetPassword, { params: { ...params, person: account.person } })
    expect(reset.status, reset.text).toBe(200)
    const caller = new Caller(stand.origin)
    const signed = await caller.signIn(CODE, seat, reset.answer.password)
    expect(signed.status, signed.text).toBe(200)
    return caller
  }
  const place: Place = {
    county,
    postOf,
    towns: kind('township').map(({ id: own, name }) => ({ id: own, name })),
    villages: kind('village').map(({ id: own, name }) => ({ id: own, name, town: parentOf.get(own)! })),
    groups: kind('group').map(({ id: own, name }) => {
      const village = parentOf.get(own)!
      return { id: own, name, village, town: parentOf.get(village)! }
    }),
    as: (seat) => {
      const caller = callers.get(seat) ?? signedIn(seat)
      callers.set(seat, caller)
      return caller
    },
    bringIn: async (by, name, rows, target) => bring(await place.as(by), name, rows, target),
  }
  await giveCharge(place)
  return place
}

/** 包干 and 挂钩: a team to its townships, a leader to every group, a department to villages. */
async function giveCharge(place: Place): Promise<void> {
  const admin = await place.as('admin')
  const on = '2025-01-01'
  const relate = async (kind: 'area-duty' | 'linked', source: End, target: string): Promise<void> => {
    const body = { kind, source, target: { kind: 'unit', id: target } as const, on }
    const reply = await admin.call(addRelation, { params: { county: CODE }, body })
    expect(reply.status, reply.text).toBe(200)
  }
  const { rootId } = place.county
  for (const [at, { id }] of place.towns.entries())
    await relate('area-duty', { kind: 'post', id: place.postOf(rootId, teamTitle(at % TEAMS)) }, id)
  for (const { id, town } of place.groups)
    await relate('area-duty', { kind: 'post', id: place.postOf(town, '包干领导') }, id)
}

interface End {
  readonly kind: 'unit' | 'post' | 'person'
  readonly id: string
}

const teamTitle = (team: number): string => `第${team + 1}考核组组长`

function unitRows({ townships, villages, groups }: Size): string[][] {
  const rows: string[][] = []
  for (let t = 1; t <= townships; t++) {
    rows.push([`样${t}镇`, CODE, '镇', 'A'])
    for (let v = 1; v <= villages; v++) {
      rows.push([`样${t}之${v}村`, `样${t}镇`, '村', ''])
      for (let g = 1; g <= groups; g++) rows.push([`样${t}之${v}村第${g}组`, `样${t}之${v}村`, '小组', ''])
    }
  }
  return [['单位', '上级单位', '类型', '类别'], ...rows]
}

function peopleRows({ townships }: Size): string[][] {
  const row = (title: string, unit: string, role: string, login: string): string[] => [
    `${unit === COUNTY ? '' : unit}${title}（演示）`,
    unit,
    title,
    role,
    login,
    '2025-01-01',
  ]
  const office = OFFICE.map(([title, role, login]) => row(title, COUNTY, role, login))
  const teams = Array.from({ length: TEAMS }, (_, at) => row(teamTitle(at), COUNTY, '考核组', `team${at + 1}`))
  const towns = Array.from({ length: townships }, (_, at) => {
    const name = `样${at + 1}镇`
    return [
      row('环境整治经办', name, '乡镇经办', `clerk${at + 1}`),
      row('镇主要负责人', name, '查看', ''),
      row('包干领导', name, '查看', ''),
    ]
  })
  return [['姓名', '单位', '职务', '角色', '用户名', '自哪天起'], ...office, ...teams, ...towns.flat()]
}
