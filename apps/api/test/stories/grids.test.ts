import { addressOf, readGridFile, writeGridFile } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

const GRID = [
  ['取首个', '得分', '奖励'],
  ['1', '≥ 90', '=500'],
  ['都不符合时', '', '−1'],
]

describe('决策表文件', () => {
  let stand: Stand
  let county: County
  let admin: Caller

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    admin = await stand.as(county, 'county-admin')
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code })
  it('COMP-3 what is downloaded is read back as the same grid; what is no spreadsheet is refused', async () => {
    const body = JSON.stringify({ name: '奖励', grid: GRID })
    const bytes = new Uint8Array(await admin.bytes('POST', addressOf(writeGridFile, params()), body))
    const { answer } = await admin.upload(readGridFile, params(), { name: '奖励.xlsx', bytes })
    expect(answer.grid).toEqual(GRID)
    const none = await admin.upload(readGridFile, params(), {
      name: '扫描件.xlsx',
      bytes: new Uint8Array(Buffer.from('%PDF-1.7')),
    })
    expect(none.fault.code).toBe('import.file-refused')
  })
})
