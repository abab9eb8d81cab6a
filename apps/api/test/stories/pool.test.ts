import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { County } from '../county.ts'
import { proof } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'

const ROUNDS = proof.long ? 10_000 : 600

describe('S3: a pooled connection remembers no county', () => {
  let stand: Stand
  let counties: County[]

  beforeAll(async () => {
    stand = await openStand()
    counties = [await stand.county(), await stand.county(), await stand.county()]
  })
  afterAll(() => stand.close())

  it(`S3 ${ROUNDS} interleaved transactions with aborts see only their own county, in Prisma as in SQL`, async () => {
    const one = async (round: number): Promise<void> => {
      const county = counties[round % counties.length]
      if (county === undefined) throw new Error('no county')
      const work = stand.database.read(county.id, async (tx) => {
        const units = await tx.prisma.unit.findMany({ select: { tenantId: true } })
        const rows = await tx.sql<{ tenant_id: string }>('select tenant_id from units')
        expect(new Set([...units.map((u) => u.tenantId), ...rows.map((r) => r.tenant_id)])).toEqual(
          new Set([county.id]),
        )
        expect(units.length + rows.length).toBe(14)
        if (round % 7 === 0) await tx.sql('select 1 / 0')
        if (round % 11 === 0) throw new Error('given up')
      })
      if (round % 7 === 0 || round % 11 === 0) await expect(work).rejects.toThrow()
      else await work
    }
    for (let start = 0; start < ROUNDS; start += 30)
      await Promise.all(Array.from({ length: 30 }, (_, i) => one(start + i)))
    const stale = await stand.database.open<{ tenant: string | null }>(
      `select current_setting('app.tenant', true) as tenant`,
    )
    expect(stale[0]?.tenant ?? '').toBe('')
  })

  it('S3 raw SQL after the end of its transaction is refused, not sent into another one', async () => {
    const county = counties[0]!
    let kept: ((text: string) => Promise<unknown>) | undefined
    await stand.database.read(county.id, async (tx) => {
      kept = (text) => tx.sql(text)
    })
    await expect(kept?.('select 1')).rejects.toThrow('the transaction has ended')
  })

  it('S3 a hot read sees its own county, and one that failed leaves nothing on its connection', async () => {
    for (const county of counties)
      for (const broken of [false, true, false]) {
        const read = stand.database.readOnce<{ tenant_id: string }>(
          county.id,
          broken ? 'select 1 / 0' : 'select tenant_id from units',
        )
        if (broken) await expect(read).rejects.toThrow('division by zero')
        else expect(new Set((await read).map((row) => row.tenant_id))).toEqual(new Set([county.id]))
      }
    await expect(stand.database.readOnce(counties[0]!.id, 'delete from units')).rejects.toThrow('read-only')
    await expect(stand.database.readOnce(`'; drop table units; --`, 'select 1')).rejects.toThrow('invalid input syntax')
    expect(await stand.database.open('select 1 from units')).toEqual([])
  })

  it('a reading transaction cannot write', async () => {
    const county = counties[0]!
    const write = stand.database.read(county.id, (tx) =>
      tx.prisma.unit.updateMany({ where: { tenantId: county.id }, data: { population: 1 } }),
    )
    await expect(write).rejects.toThrow(/read-only/)
  })

  it('Prisma and raw SQL stand in one transaction: what one wrote the other takes back', async () => {
    const county = counties[0]!
    const deed = { by: null, action: 'story.half', subject: 'none' }
    const half = stand.database.write(county.id, deed, async (tx) => {
      await tx.prisma.unit.updateMany({ where: { tenantId: county.id }, data: { population: 7 } })
      const rows = await tx.sql('select 1 from units where population = 7 and tenant_id = $1', [county.id])
      expect(rows.length).toBe(7)
      throw new Error('half way')
    })
    await expect(half).rejects.toThrow('half way')
    expect(await stand.look('select 1 from units where population = 7')).toEqual([])
    expect(await stand.look(`select 1 from audit where action = 'story.half'`)).toEqual([])
  })

  it('every writing transaction leaves one audit row with ids only', async () => {
    const county = counties[1]!
    await stand.database.write(county.id, { by: null, action: 'story.write', subject: 'unit:x' }, async () => undefined)
    const rows = await stand.look(`select actor, action, subject from audit where action = 'story.write'`)
    expect(rows).toEqual([{ actor: null, action: 'story.write', subject: 'unit:x' }])
  })
})
