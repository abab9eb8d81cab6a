import type { Day, Key, UnitId } from '@jizhi/domain'
import { epochDayOf } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { pinnedRegistry, registersRead } from '../../src/index.ts'
import { block } from '../build.ts'
import { chain } from '../chain.ts'

const roster = (reads: readonly string[], id: string) => ({
  ...block('roster', {
    ...{ source: 'registry', registry: 'permits', subject: 'permit' },
    reads: reads.map((type) => ({ id: type, label: type, type })),
  }),
  id,
})

describe('ROST-1 PIN-1 registers of a drawing', () => {
  it('ROST-1 each is named once, with every column that any roster reads of it', () => {
    const drawn = chain(block('cycle'), roster(['date', 'text'], 'a'), roster(['date', 'count'], 'b'))
    const [read, ...more] = registersRead(drawn)
    expect(more).toEqual([])
    expect([read?.id, read?.kind, read?.columns.map(({ id }) => id)]).toEqual([
      'permits',
      'permit',
      ['date', 'text', 'count'],
    ])
    expect(registersRead(chain(block('cycle'), block('roster')))).toEqual([])
  })

  it('PIN-1 VAL-8 objects are pinned with whole numbers and ids; what is not stated or cannot be read is missing', () => {
    const [read] = registersRead(chain(block('cycle'), roster(['date', 'text', 'count'], 'a')))
    const unit = 'u' as UnitId
    const pinned = pinnedRegistry(read!, [
      { key: 'p1' as Key, unit, texts: { date: '2026-07-01', text: 'w1', count: '0' } },
      { key: 'p2' as Key, unit, texts: { date: '昨天', text: '' } },
    ])
    const cells = Object.fromEntries(pinned.rows.columns.map((one) => [one.id, 'cells' in one ? one.cells : []]))
    expect(cells).toEqual({
      date: [{ v: String(epochDayOf('2026-07-01' as Day)) }, { m: 'unreported' }],
      text: [{ v: 'w1' }, { m: 'unreported' }],
      count: [{ v: '0' }, { m: 'unreported' }],
    })
    expect([pinned.rows.keys, pinned.units]).toEqual([
      ['p1', 'p2'],
      [unit, unit],
    ])
  })
})
