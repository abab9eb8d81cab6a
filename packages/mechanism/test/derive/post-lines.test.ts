import type { PersonId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { blockDef, check, derive, type JsonObject } from '../../src/index.ts'
import { block, fact, instant, opened, pins, stateOf, tableOf } from '../build.ts'
import { asked, type chain, score } from '../chain.ts'

const WHO: JsonObject = { id: 'who', label: '得主', type: 'person', required: false }
const filled = (row: string, values: readonly number[], who?: string) =>
  fact(
    'answered',
    { sheet: [...values, 0], ...(who === undefined ? {} : { ids: { who: [who as PersonId] } }) },
    { block: 'ask', row, person: 'p' },
    { id: `sheet-${row}`, known: instant('2019-06-03') },
  )
const start = opened(pins([{ id: 'a' }, { id: 'b' }]))
const posting = (lines: readonly JsonObject[], more: JsonObject = {}) =>
  asked([score('x'), score('y'), WHO], block('post', { lines: [...lines], signatory: { role: 'leader' }, ...more }))
const effectsOf = (mechanism: ReturnType<typeof chain>, ...facts: readonly ReturnType<typeof filled>[]) =>
  derive(mechanism, [start, ...facts]).effects

/** 积分 are turned into yearly points at the unit's own request: two lines of one entry. */
const EXCHANGE: readonly JsonObject[] = [
  { account: 'credits', direction: 'debit', column: 'x', counter: '积分兑换' },
  { account: 'annual-points', direction: 'credit', column: 'y', counter: '积分兑换' },
]

describe('lines of an entry', () => {
  it('POST-2 a conversion is two lines of one entry, each with its own account and counter-account', () => {
    const [entry, ...others] = effectsOf(posting(EXCHANGE, { requested: true }), filled('a', [1000, 50]))
    expect(others).toEqual([])
    expect(entry).toMatchObject({ punitive: false, standing: 'ready' })
    expect(entry?.content).toMatchObject({
      lines: '2',
      '1.account': 'a/credits',
      '1.amount': { value: -1000n },
      '1.counter': 'owner/credits/积分兑换',
      '2.account': 'a/annual-points',
      '2.amount': { value: 50n },
      '2.counter': 'owner/annual-points/积分兑换',
    })
  })

  it('POST-1 all lines or none: one open figure posts nothing; POST-3 all zero is no entry', () => {
    const open = fact(
      'answered',
      { sheet: [1000] },
      { block: 'ask', row: 'b', person: 'p' },
      { id: 'sheet-b', known: instant('2019-06-03') },
    )
    const drawn = posting(EXCHANGE, { requested: true })
    expect(effectsOf(drawn, filled('a', [1000, 50]), open).map(({ slot }) => slot.row)).toEqual(['a'])
    expect(effectsOf(drawn, filled('a', [0, 0]))).toEqual([])
    expect(effectsOf(drawn, filled('a', [1000, 0]))).toHaveLength(1)
  })

  it('SHIELD-1 the same conversion without the own request takes from the unit; a charge to the owner does not', () => {
    expect(effectsOf(posting(EXCHANGE), filled('a', [1000, 50]))[0]?.punitive).toBe(true)
    const owners = posting([{ account: 'money', owner: 'owner', direction: 'debit', column: 'x', subAccount: '奖补' }])
    expect(effectsOf(owners, filled('a', [1000, 0]))[0]).toMatchObject({
      punitive: false,
      content: { '1.account': 'owner/money/奖补' },
    })
    const config = blockDef('post').schema.parse(owners.blocks.find((one) => one.id === 'post')?.config)
    expect(blockDef('post').consequence?.(config)).toMatchObject({ punitive: false, money: true })
  })

  it('POST-1 GM-17 matching funds: the award and what the unit above adds are lines of one entry, each from its own pool', () => {
    const lines = [
      { account: 'money', column: 'x', counter: '县级奖补资金' },
      { account: 'money', column: 'y', counter: '镇级配套资金', counterOwner: 'parent' },
    ]
    const drawn = posting(lines)
    const under = opened(
      pins([
        { id: 'town', kind: 'township' },
        { id: 'a', parent: 'town' },
      ]),
    )
    const [entry, ...others] = derive(drawn, [under, filled('a', [30000, 15000])]).effects
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      punitive: false,
      content: {
        '1.account': 'a/money',
        '1.counter': 'owner/money/县级奖补资金',
        '1.amount': { value: 30000n },
        '2.account': 'a/money',
        '2.counter': 'town/money/镇级配套资金',
        '2.amount': { value: 15000n },
      },
    })
    const config = blockDef('post').schema.parse(drawn.blocks.find(({ id }) => id === 'post')?.config)
    expect(blockDef('post').sentence(config, undefined)).toContain('（对方本行上级单位“镇级配套资金”）')
    const own = posting([{ account: 'money', column: 'x', counter: '自筹', counterOwner: 'row' }])
    expect(effectsOf(own, filled('a', [100, 0]))[0]?.content['1.counter']).toBe('a/money/自筹')
  })

  it('POST-1 an account of whoever a column names; nobody named is no entry', () => {
    const lines = [
      { account: 'credits', owner: 'column', ownerColumn: 'who', column: 'x' },
      { account: 'credits', column: 'x' },
    ]
    expect(
      effectsOf(posting(lines), filled('a', [300, 0], 'li'), filled('b', [300, 0])).map(
        (one) => one.content['1.account'],
      ),
    ).toEqual(['li/credits'])
    expect(check(posting([{ ...lines[0]!, ownerColumn: '' }])).map((one) => one.code)).toContain('check.post-owner')
  })

  it('POST-2 a refused entry leaves by 被拒 only for its own row', () => {
    const drawn = posting(EXCHANGE, { requested: true })
    const refused = fact(
      'acknowledged',
      { state: 'refused' },
      { block: 'post', row: 'a' },
      { known: instant('2019-06-04') },
    )
    const derived = derive(drawn, [start, filled('a', [1000, 50]), filled('b', [1000, 50]), refused])
    expect(
      tableOf(derived, 'post', 'refused').keys.filter(
        (key) => stateOf(tableOf(derived, 'post', 'refused'), key) === 'settled',
      ),
    ).toEqual(['a'])
    expect(tableOf(derived, 'post', 'posted').keys).toContain('b')
  })
})

describe('kinds of announcement', () => {
  const told = (config: JsonObject) => {
    const drawn = asked([score('x'), score('y'), WHO], block('tell', { signatory: { role: 'leader' }, ...config }))
    return effectsOf(drawn, filled('a', [1000, 50]))[0]
  }

  it('TELL-1 boards, messages and documents; each says mask, basis, template and how long it hangs', () => {
    const kinds = [
      'honour',
      'red-black',
      'exposure',
      'board',
      'message',
      'circular',
      'criticism',
      'interview',
      'minutes',
      'work-slip',
    ]
    expect(kinds.map((channel) => told({ channel })?.kind)).toEqual([
      ...['board', 'board', 'board', 'board', 'message'],
      ...['document', 'document', 'document', 'document', 'document'],
    ])
    const named = {
      names: 'persons',
      basis: '试行办法第九条',
      mask: 'part',
      expiryDays: 7,
      template: '红榜',
      columns: ['x'],
    }
    expect(told(named)?.content).toMatchObject({
      names: 'persons',
      basis: '试行办法第九条',
      mask: 'part',
      expiryDays: '7',
      template: '红榜',
      'cell.x': { value: 1000n },
    })
  })

  it('SHIELD-1 exposure outside the own line of command is punitive, inside it is a reminder; 约谈函 always is', () => {
    const isPunitive = (channel: string, audience: string) => told({ channel, audience })?.punitive
    expect([isPunitive('exposure', 'county'), isPunitive('exposure', 'line')]).toEqual([true, false])
    expect([isPunitive('interview', 'line'), isPunitive('minutes', 'county')]).toEqual([true, false])
  })
})
