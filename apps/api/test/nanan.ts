import { readFileSync } from 'node:fs'
import {
  commitImport,
  createMechanism,
  decideVersion,
  type Input,
  openCycle,
  readTable,
  submitMechanism,
  uploadFile,
} from '@jizhi/contracts'
import { expect } from 'vitest'
import { TenantsService } from '../src/features/tenants/index.ts'
import type { Reply } from './caller.ts'
import type { County } from './county.ts'
import { hire } from './hire.ts'
import { setClock } from './month.ts'
import type { Stand } from './stand.ts'

type Target = Input<typeof commitImport>['body']['target']

/** 南安市 with its real tree, on a clock that a story may set. */
export interface Nanan {
  readonly county: County
  unitOf(code: string): Promise<string>
  /** A shipped mechanism of a township, approved for the period. */
  draw(town: string, template: string, period: string): Promise<string>
  open(mechanism: string, period: string): Promise<string>
  bringIn(text: string, target: Target, name?: string): Promise<Reply<typeof commitImport>>
  /** A column of a table by row key. */
  column(cycle: string, block: string, port: string, id: string): Promise<ReadonlyMap<string, string>>
}

export async function openNanan(stand: Stand, now: number): Promise<Nanan> {
  const id = await stand.app.get(TenantsService, { strict: false }).create({ code: '350583', kind: 'county' })
  await stand.look(`update tenants set kind = 'demo' where id = $1`, [id])
  const unitOf = async (code: string): Promise<string> => {
    const [row] = await stand.look<{ id: string }>('select id from units where tenant_id = $1 and code = $2', [
      id,
      code,
    ])
    return row!.id
  }
  const county: County = { id, code: '350583', rootId: await unitOf('350583'), townships: [] }
  await setClock(stand, county, now)
  const signIn = async (role: 'county-admin' | 'approver') =>
    (await hire(stand.app, county, { role, unitId: county.rootId })).signIn(stand.origin)
  const admin = await signIn('county-admin')
  const approver = await signIn('approver')
  const params = { county: county.code }
  return {
    county,
    unitOf,
    draw: async (town, template, period) => {
      const body = { name: template, ownerUnitId: await unitOf(town), template }
      const mechanism = (await admin.call(createMechanism, { params, body })).answer.id
      const at = { ...params, mechanism }
      const submission = { revision: 1, planNumber: null, inForceFrom: period, explanation: null }
      const submitted = await admin.call(submitMechanism, { params: at, body: submission })
      expect(submitted.status, submitted.text).toBe(200)
      const verdict = { verdict: 'approved', reason: null } as const
      await approver.call(decideVersion, { params: { ...at, version: 1 }, body: verdict })
      return mechanism
    },
    open: async (mechanism, period) =>
      (await admin.call(openCycle, { params: { ...params, mechanism }, body: { period } })).answer.id,
    bringIn: async (text, target, name = '成绩.csv') => {
      const { answer } = await admin.upload(uploadFile, params, { name, bytes: new Uint8Array(Buffer.from(text)) })
      const body = { upload: answer.upload, sheet: null, target, mapping: null }
      return admin.call(commitImport, { params, body })
    },
    column: async (cycle, block, port, column) => {
      const { answer } = await admin.call(readTable, { params: { ...params, cycle, block, port } })
      const place = answer.columns.findIndex(({ id: one }) => one === column)
      return new Map(
        answer.rows.map((row) => {
          const cell = row.cells[place]!
          return [row.key, 'text' in cell ? cell.text : `?${cell.missing}`]
        }),
      )
    },
  }
}

/** A published table as it stands in `data/results`, one record per row. */
export function publishedTable(name: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL(`../data/results/${name}.csv`, import.meta.url), 'utf8').trim()
  const [head = '', ...lines] = text.split('\n').map((line) => line.trim())
  return lines.map((line) =>
    Object.fromEntries(head.split(',').map((column, at) => [column, line.split(',')[at] ?? ''])),
  )
}
