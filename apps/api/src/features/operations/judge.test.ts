import { describe, expect, it } from 'vitest'
import { bytesWords, durationWords, moment } from './figure-words.ts'
import { judge, type Measured } from './judge.ts'

const NOW = Date.parse('2026-11-22T04:00:00Z')
const hoursAgo = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString()
const backup = { kind: 'embedded', everyDayAt: '02:00', keep: 7 } as const
const well: Measured = {
  ...{ nowMs: NOW, oldestSeconds: 12, waiting: 3, active: 1, failedJobs: 0, deadDeliveries: 0, incidents: 0 },
  backup: {
    ...backup,
    last: { at: hoursAgo(10), bytes: 15_400_000, ok: true },
    tested: { at: hoursAgo(240), ok: true },
  },
  disk: { free: 60, total: 100 },
  driftMs: 12,
  pool: { inUse: 2, waiting: 0 },
  versions: {
    product: '0.1.0',
    schema: '20261110000000_x',
    shipped: '20261110000000_x',
    postgres: '18.4',
    node: '24.21.0',
  },
}
const standing = (more: Partial<Measured>, key: string) => judge({ ...well, ...more }).find((one) => one.key === key)

describe('OPS-3 every line says how it stands and what to do', () => {
  it('a product that runs well has nothing to do', () => {
    const lines = judge(well)
    expect(new Set(lines.map(({ condition, todo }) => `${condition} ${todo}`))).toEqual(new Set(['good null']))
    expect(lines[0]?.words).toBe('最久等了 12 秒（正常在 1 分钟内）')
    expect(standing({}, 'backup')?.words).toBe('最近一次 11月22日 02:00，14.6 MB（每天 02:00 自动备份，保留 7 份）')
  })

  it.each<[string, Partial<Measured>, Partial<Measured>]>([
    ['facts', { oldestSeconds: 61 }, { oldestSeconds: 601 }],
    ['queues', { waiting: 1_000 }, { waiting: 20_000 }],
    ['disk', { disk: { free: 14, total: 100 } }, { disk: { free: 4, total: 100 } }],
    ['errors', { incidents: 1 }, { incidents: 50 }],
    ['clock', { driftMs: -2_000 }, { driftMs: 60_000 }],
    ['connections', { pool: { inUse: 10, waiting: 1 } }, { pool: { inUse: 10, waiting: 20 } }],
    [
      'backup',
      { backup: { ...backup, tested: null, last: { at: hoursAgo(30), bytes: 1, ok: true } } },
      { backup: { ...backup, tested: null, last: { at: hoursAgo(1), bytes: 0, ok: false } } },
    ],
  ])('%s asks for attention first, and is broken further on', (key, first, then) => {
    for (const [more, condition] of [
      [first, 'attention'],
      [then, 'broken'],
    ] as const) {
      const one = standing(more, key)
      expect(one?.condition).toBe(condition)
      expect(one?.todo).toMatch(/。$/)
    }
  })

  it('what was given up, never backed up or never restored asks for attention; a schema behind is broken', () => {
    expect(standing({ deadDeliveries: 2, failedJobs: 1 }, 'dead')?.words).toBe('2 条消息停发，1 项任务停办')
    expect(standing({ backup: undefined }, 'backup')?.condition).toBe('attention')
    expect(standing({ backup: { ...backup, last: null, tested: null } }, 'backup')?.words).toBe('还没有备份过')
    expect(standing({ backup: { ...well.backup!, tested: null } }, 'restore')?.condition).toBe('attention')
    expect(standing({ backup: { ...backup, kind: 'external', last: null, tested: null } }, 'backup')?.condition).toBe(
      'good',
    )
    const versions = { ...well.versions, schema: '20261001000000_first' }
    expect(standing({ versions }, 'version')?.condition).toBe('broken')
  })

  it('figures are said as people say them', () => {
    expect([0, 59, 60, 7_199, 172_800].map(durationWords)).toEqual(['1 秒', '59 秒', '1 分钟', '1 小时', '2 天'])
    expect([0, 1_023, 1_536, 15_400_000, 214_748_364_800].map(bytesWords)).toEqual([
      '0 字节',
      '1023 字节',
      '1.5 KB',
      '14.6 MB',
      '200 GB',
    ])
    expect(moment('2026-11-21T18:00:00Z')).toBe('11月22日 02:00')
  })
})
