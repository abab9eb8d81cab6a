import { openCycle } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CyclesWorker } from '../../src/features/cycles/index.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

/** The shipped drawing with a band of the last two and a counter of how often a village stood in it this year. */
function withCounter(document: Mechanism): Mechanism {
  const bands = [{ id: 'back', label: '后进', from: 'bottom', size: '2' }]
  const counter = {
    id: 'counter',
    kind: 'history',
    name: '后进次数',
    config: {
      result: 'result',
      reads: [{ id: 'back', label: '后进', type: 'flag' }],
      hit: 'back',
      currentHit: 'back',
      gap: 'skip',
      window: 'all',
      until: 'final_by',
      figures: [{ id: 'times', label: '后进次数', across: 'count' }],
    },
  } as const
  const rank = document.blocks.find(({ kind }) => kind === 'rank')!
  return {
    ...document,
    blocks: [
      ...document.blocks.map((one) => (one === rank ? { ...one, config: { ...one.config, bands } } : one)),
      counter,
    ],
    wires: [...document.wires, { from: { block: 'result', port: 'frozen' }, to: { block: 'counter', port: 'in' } }],
    ends: [...document.ends, { block: 'counter', port: 'rows' }],
  }
}

describe('a month that counts the months before it', () => {
  let stand: Stand
  let may: Month
  let june: Month

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    may = await openMonth(stand, withCounter)
  })
  afterAll(() => stand.close())

  const counts = async (month: Month): Promise<Record<string, number>> => {
    const times = [...(await month.column('counter', 'rows', 'times')).values()]
    return Object.fromEntries([...new Set(times)].map((one) => [one, times.filter((time) => time === one).length]))
  }

  it('HIST-12 a month waits for the one before it, which is not frozen yet', async () => {
    await may.answer()
    await deliver(may)
    await passWindow(stand, may)
    const { answer } = await may.staff['county-admin'].call(openCycle, {
      params: { county: may.county.code, mechanism: may.mechanism },
      body: { period: '2019-06' },
    })
    june = may.also(answer.id)
    await june.answer()
    await settled(june)
    expect((await outcomes(june)).length).toBe(0)
  })

  it('PIN-2 once it is frozen its table arrives as a fact, and the count goes on from it', async () => {
    await freeze(may)
    await vi.waitFor(async () => expect(await outcomes(june)).toHaveLength(1), 15_000)
    expect(await outcomes(june)).toMatchObject([{ result: 'result', period: '2019-05', revision: 1 }])
    await settled(june)
    // 24 of 25 villages are ranked; the last two of May stand there again in June with the same scores.
    expect(await counts(june)).toEqual({ '0': 22, '2': 2, '?unsampled': 1 })
  })

  it('FACT-3 asked again, the worker states nothing twice', async () => {
    const before = (await june.read()).facts
    const deed = { by: null, action: 'cycles.derive', subject: `cycle:${june.cycle}` }
    await stand.database.write(june.county.id, deed, (tx) =>
      stand.app.get(CyclesWorker).bringUpToDate(tx, june.cycle, true),
    )
    expect((await june.read()).facts).toBe(before)
  })

  async function outcomes(month: Month): Promise<{ period: string }[]> {
    const rows = await stand.look<{ value: { scheme: string; result: string; period: string; revision: number } }>(
      `select value - 'rows' - 'types' as value from facts where cycle_id = '${month.cycle}' and kind = 'outcome' order by seq`,
    )
    return rows.map(({ value }) => value)
  }
})
