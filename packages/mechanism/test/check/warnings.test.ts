import { describe, expect, it } from 'vitest'
import { apply, check, type JsonObject } from '../../src/index.ts'
import { block } from '../build.ts'
import { sound } from '../sound.ts'
import { after, bypassing, document, expectNamed, expectSilent, wireOf, withConfig } from './planted.ts'

const places = (amount: string, to: number): JsonObject => ({
  pool: 'amount',
  amount,
  places: [{ from: 1, to, amount: '500' }],
})
const band = (size: string, minimum: number): JsonObject => ({
  minimum,
  bands: [{ id: 'back', label: '后进', from: 'bottom', size }],
})

describe('what a drawing will run into', () => {
  it('ALLOC-5 a table of places that promises more than its pool is named, one that fits is not', () => {
    const id = sound.blocks.find(({ kind }) => kind === 'allocate')!.id
    expectNamed('pool-dry', id, withConfig(id, places('900', 2)))
    expectSilent('pool-dry', withConfig(id, places('1000', 2)))
  })
  it('RANK-4 a band of the last three among six is named, among seven it is not', () => {
    expectNamed('cohort-small', 'rank', withConfig('rank', band('3', 6)))
    expectSilent('cohort-small', withConfig('rank', band('3', 7)))
  })
  it('RANK-4 a band that spares whoever meets the standard is not named, however small the cohort', () => {
    const bands = [{ id: 'back', label: '后进', from: 'bottom', size: '3', except: 'score >= 80' }]
    expectSilent('cohort-small', withConfig('rank', { minimum: 6, bands }))
  })
  it('CHECK-10 a form that asks for tracks or clicks is named', () => {
    const fields = [{ id: 'clicks', label: '公众号点赞数', type: 'count' }]
    expectNamed('scored-by-clicks', 'ask', withConfig('ask', { fields }))
  })
  it('BURDEN-3 the same datum asked by two forms of one drawing is named at the second', () => {
    const again = block(
      'ask',
      { fields: [{ id: 'site', label: '现场 得分', type: 'score' }], who: { role: 'inspector' } },
      'again',
    )
    expectNamed(
      'asked-twice',
      'again',
      after({ do: 'add', block: again }, { do: 'connect', wire: wireOf('roster.rows', 'again') }),
    )
  })
  it('TELL-1 an exposure board that never comes down is named', () => {
    const board = block('tell', { channel: 'exposure', expiryDays: 0 }, 'board')
    expectNamed('exposure-endless', 'board', after({ do: 'add', block: board }))
  })
  it('NUM-4 a ranking over figures that are never rounded is named', () => {
    expectNamed('rank-unrounded', 'rank', withConfig('score', { scale: -1 }))
  })
  it('CHECK-8 the sound drawing has nothing of it', () => expect(check(sound)).toEqual([]))
})

describe('CHECK-9 a mending step mends', () => {
  const mended = (code: string, mechanism: typeof sound): string => {
    const finding = check(mechanism).find((one) => one.code === `check.${code}`)
    expect(finding?.fix, `${code} has a step`).toBeDefined()
    const edited = apply(mechanism, finding!.fix!.edit)
    if (!edited.ok) throw new Error(edited.fault.message)
    expect(
      check(edited.value.mechanism).filter((one) => one.code === finding!.code && one.block === finding!.block),
    ).toEqual([])
    return finding!.fix!.label
  }

  it('a way out without a goal ends there', () => {
    const { to } = sound.wires.find(({ from }) => from.block === 'rank')!
    expect(mended('dead-end', after({ do: 'disconnect', wire: wireOf('rank.ranked', to.block) }))).toBe('到此为止')
  })
  it('a set block without a rule waits for all', () => {
    expect(mended('completeness', withConfig('rank', { completeness: { rule: 'unset' } }))).toBe('等全部到齐')
  })
  it('money without a review gets one, a penalty without a window gets one before the figures become official', () => {
    const money = sound.wires.find(({ to }) => sound.blocks.find(({ id }) => id === to.block)?.kind === 'review')!
    const [after1] = sound.wires.filter(({ from }) => from.block === money.to.block)
    expect(
      mended('money-unreviewed', bypassing(money.to.block, `${money.from.block}.${money.from.port}`, after1!.to.block)),
    ).toContain('插入 审核')
    expect(mended('punitive-unheard', bypassing('objection', 'rank.ranked', 'result'))).toBe('在“排名”后插入 异议')
  })
  it('what goes out before the result gets one', () => {
    const next = sound.wires.filter(({ from }) => from.block === 'result')
    const drawing = document({
      blocks: sound.blocks.filter(({ id }) => id !== 'result'),
      wires: [
        ...sound.wires.filter(({ from, to }) => from.block !== 'result' && to.block !== 'result'),
        ...next.map(({ to }) => ({ from: { block: 'objection', port: 'settled' }, to })),
      ],
    })
    expect(mended('effect-unfrozen', drawing)).toContain('插入 定榜')
  })
  it('a roster missing behind the cycle, keys that do not meet at a join, a column written twice, an endless board', () => {
    const early = document({
      wires: [...sound.wires.filter(({ to }) => to.block !== 'rank'), wireOf('cycle.cycle', 'rank')],
    })
    expect(mended('wire-kind', early)).toContain('插入 对象')
    const towns = block('roster', { subject: 'township' }, 'towns')
    const join = block('join', {}, 'join')
    const joined = after(
      { do: 'add', block: towns },
      { do: 'add', block: join },
      { do: 'connect', wire: wireOf('cycle.cycle', 'towns') },
      { do: 'connect', wire: { ...wireOf('towns.rows', 'join'), to: { block: 'join', port: 'left' } } },
      { do: 'connect', wire: { ...wireOf('score.scored', 'join'), to: { block: 'join', port: 'right' } } },
    )
    expect(mended('join-keys', joined)).toBe('在“计分”后插入 换口径：乡镇（街道）')
    const twice = after({
      do: 'insert',
      block: block('rank', { completeness: { rule: 'all' } }, 'again'),
      wire: wireOf('rank.ranked', 'objection'),
    })
    expect(mended('same-column', twice)).toBe('列编号加“again_”')
    expect(
      mended(
        'exposure-endless',
        after({ do: 'add', block: block('tell', { channel: 'exposure', expiryDays: 0 }, 'board') }),
      ),
    ).toBe('30 天后撤下')
  })
})
