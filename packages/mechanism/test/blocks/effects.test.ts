import { describe, expect, it } from 'vitest'
import {
  type AnyFact,
  check,
  type Derived,
  derive,
  type JsonObject,
  type Mechanism,
  openBlock,
} from '../../src/index.ts'
import { block, fact, freezing, instant, opened, pins, tick } from '../build.ts'
import { all, amendment, asked, score, sheets } from '../chain.ts'

const who = { objector: { at: 'row', role: 'clerk' }, decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }
const MONEY: JsonObject = { id: 'fund', label: '资金', type: 'money' }
/** Points by their sign for every village, and a shaming list for all of them, behind objection and result. */
const mechanism = asked(
  [score('x'), MONEY],
  block('objection', who),
  block('result', { who: { role: 'office' }, completeness: all }),
  block('post', {
    lines: [{ account: 'annual-points', direction: 'by-sign', column: 'x', counter: '年度考评' }],
    signatory: { role: 'leader' },
  }),
)
const given = [opened(pins([{ id: 'a' }, { id: 'b' }])), ...sheets({ a: [-200, 0], b: [300, 0] })]

const digestsOf = (derived: Derived, row: string) =>
  derived.effects.filter((effect) => effect.slot.row === (row as never)).map((effect) => effect.digest) // a row of the test
const effectOf = (facts: readonly AnyFact[], row = 'a', drawn: Mechanism = mechanism) =>
  derive(drawn, facts).effects.find((effect) => effect.slot.row === (row as never))
const noticed = (row: string, proposed: Derived, day = '2019-06-04') =>
  fact(
    'noticed',
    {
      effects: digestsOf(proposed, row),
      terms: proposed.open.find((task) => task.kind === 'notice' && String(task.row) === row)?.terms ?? {},
      deliveredAt: instant(day),
    },
    { block: 'objection', row },
    { known: instant(day, 10), id: `notice-${row}-${day}` },
  )
const signed = (digests: readonly string[], day: string, by = 'leader-1') =>
  fact('signed', { digests }, { block: 'post' }, { known: instant(day), by, id: `signed-${day}-${by}` })

/** Noticed, window over, frozen: only the signature is missing. */
const ripe = (): { facts: AnyFact[]; digest: string } => {
  const proposed = derive(mechanism, given)
  const facts: AnyFact[] = [...given, ...['a', 'b'].map((row) => noticed(row, proposed)), tick(instant('2019-06-11'))]
  facts.push(freezing(derive(mechanism, facts), 'result', 1, instant('2019-06-12')))
  return { facts, digest: digestsOf(derive(mechanism, facts), 'a')[0] ?? '' }
}

describe('what leaves the house', () => {
  it('SHIELD-1 taking points is punitive, giving is not; an author may raise it, never lower it', () => {
    const { facts } = ripe()
    expect([effectOf(facts, 'a')?.punitive, effectOf(facts, 'b')?.punitive]).toEqual([true, false])
    expect(effectOf(facts, 'b')?.standing).toBe('ready')
  })

  it('SHIELD-2 without notice, without the window over, without the signature nothing punitive is ready', () => {
    const { facts, digest } = ripe()
    const unsigned = effectOf(facts)
    expect([unsigned?.standing, unsigned?.waitsFor]).toEqual(['unsigned', ['signature']])
    expect(effectOf([...facts, signed([digest], '2019-06-13')])?.standing).toBe('ready')
    const unnoticed = facts.filter((one) => one.id !== 'notice-a-2019-06-04')
    expect(effectOf([...unnoticed, signed([digest], '2019-06-13')])?.standing ?? 'held').toBe('held')
  })

  /** Signed, then corrected to `x` and frozen anew. */
  const corrected = (x: number, facts = ripe().facts) => {
    const digest = effectOf(facts)?.digest ?? ''
    const all = [...facts, signed([digest], '2019-06-13'), amendment('a', [x, 0], '2019-06-14')]
    return [...all, freezing(derive(mechanism, all), 'result', 2, instant('2019-06-15'))]
  }
  const noticeTasks = (facts: readonly AnyFact[]) =>
    derive(mechanism, facts).open.filter(({ kind }) => kind === 'notice')

  it('SHIELD-3 more than announced voids notice and signature', () => {
    expect(effectOf(corrected(-900))?.waitsFor).toEqual(['notice', 'window', 'decision', 'signature'])
    expect(noticeTasks(corrected(-900)).map(({ row }) => row)).toEqual(['a'])
  })

  it('SHIELD-3 less than announced voids the signature alone; what is gone needs nothing', () => {
    const lighter = corrected(-50)
    expect(effectOf(lighter)).toMatchObject({ standing: 'unsigned', waitsFor: ['signature'] })
    expect(noticeTasks(lighter)).toEqual([])
    const again = signed([effectOf(lighter)?.digest ?? ''], '2019-06-16')
    expect(effectOf([...lighter, again])?.standing).toBe('ready')
    expect([effectOf(corrected(0)), noticeTasks(corrected(0))]).toEqual([undefined, []])
  })

  it('SHIELD-3 less than announced, then more than that again, is held against what was announced', () => {
    const later = (x: number): AnyFact[] => {
      const fact = { ...amendment('a', [x, 0], '2019-06-17'), id: 'later', supersedes: 'amendment-a' } as AnyFact // ids of the test
      const all = [...corrected(-50), fact]
      return [...all, freezing(derive(mechanism, all), 'result', 3, instant('2019-06-18'))]
    }
    expect(noticeTasks(later(-150))).toEqual([])
    expect(noticeTasks(later(-201)).map(({ row }) => row)).toEqual(['a'])
  })

  it('SHIELD-3 a notice that kept nothing of how heavy it was covers only what it named', () => {
    const { facts } = ripe()
    const bare = facts.map((one) => (one.kind === 'noticed' ? { ...one, value: { ...one.value, terms: {} } } : one))
    expect(effectOf(corrected(-50, bare))?.standing).toBe('held')
  })

  it('SHIELD-4 an early signature, another post, or an assessor does not count', () => {
    const { facts, digest } = ripe()
    const early = [...facts.slice(0, 5), signed([digest], '2019-06-05'), ...facts.slice(5)]
    expect(effectOf(early)?.standing).toBe('unsigned')
    expect(effectOf([...facts, signed([digest], '2019-06-13', 'office-1')])?.standing).toBe('unsigned')
    expect(effectOf([...facts, signed([digest], '2019-06-13', 'inspector-1')])?.standing).toBe('unsigned')
  })

  it('SHIELD-6 a drawing without objection is refused when checked, and still cannot punish when derived', () => {
    const bare = asked(
      [score('x'), MONEY],
      block('result', { who: { role: 'office' }, completeness: all }),
      block('post', {
        lines: [{ account: 'annual-points', direction: 'by-sign', column: 'x', counter: '年度考评' }],
        signatory: { role: 'leader' },
      }),
    )
    expect(check(bare).map((one) => one.code)).toContain('check.punitive-unheard')
    const frozen = [...given, freezing(derive(bare, given), 'result', 1, instant('2019-06-12'))]
    const digest = digestsOf(derive(bare, frozen), 'a')[0] ?? ''
    expect(effectOf([...frozen, signed([digest], '2019-06-13')], 'a', bare)?.standing).toBe('held')
  })

  it('POST-1 one entry per row, with its counter-account; a figure of 0 or a missing one is no entry', () => {
    const facts = [
      opened(pins(['a', 'b', 'c'].map((id) => ({ id })))),
      ...sheets({ a: [300, 0], b: [0, 0], c: ['undecided', 0] }),
    ]
    const bare = asked(
      [score('x'), MONEY],
      block('result', { who: { role: 'office' }, completeness: all }),
      block('post', { lines: [{ account: 'annual-points', column: 'x', counter: '年度考评' }] }),
    )
    const frozen = derive(bare, [...facts, freezing(derive(bare, facts), 'result', 1, instant('2019-06-12'))])
    expect(frozen.effects.map((effect) => effect.slot.row)).toEqual(['a'])
    expect(frozen.effects[0]?.content['1.counter']).toBe('owner/annual-points/年度考评')
    expect(frozen.effects[0]?.content['1.amount']).toEqual({ value: 300n })
  })

  it('EFF-2 a digest changes with what leaves the house, not with the revision', () => {
    const { facts } = ripe()
    const before = derive(mechanism, facts)
    const changed = derive(mechanism, [...facts, amendment('a', [-900, 0], '2019-06-14')])
    const after = derive(mechanism, [
      ...facts,
      amendment('a', [-900, 0], '2019-06-14'),
      freezing(changed, 'result', 2, instant('2019-06-15')),
    ])
    expect(digestsOf(after, 'b')).toEqual(digestsOf(before, 'b'))
    expect(digestsOf(after, 'a')).not.toEqual(digestsOf(before, 'a'))
  })

  it('TELL-1 a public board shows frozen rows only', () => {
    const board = { channel: 'board', title: '公示', audience: 'public', columns: ['x'], signatory: { role: 'leader' } }
    const drawn = asked(
      [score('x'), MONEY],
      block('result', { who: { role: 'office' }, completeness: all }),
      block('tell', board),
    )
    expect(derive(drawn, given).effects).toEqual([])
    const frozen = [...given, freezing(derive(drawn, given), 'result', 1, instant('2019-06-12'))]
    expect(derive(drawn, frozen).effects.map((effect) => effect.kind)).toEqual(['board', 'board'])
  })

  it('TELL-2 EFF-2 copies and the receipt are part of what is sent; asked for neither, the digest stays as it was', () => {
    const sent = (more: JsonObject) => {
      const paper = { title: '会议纪要', columns: ['x'], signatory: { role: 'leader' }, ...more }
      return derive(asked([score('x'), MONEY], block('tell', paper)), given).effects[0]
    }
    const minutes = sent({ channel: 'minutes' })
    expect(Object.keys(minutes?.content ?? {})).not.toEqual(expect.arrayContaining(['cc']))
    expect(Object.keys(minutes?.content ?? {})).not.toEqual(expect.arrayContaining(['receipt']))
    const copied = sent({ channel: 'minutes', cc: ['head', 'deputy-head'], receipt: true })
    expect(copied?.content).toMatchObject({ cc: 'head deputy-head', receipt: 'asked' })
    expect(copied?.digest).not.toBe(minutes?.digest)
    expect(sent({ channel: 'minutes', cc: [], receipt: false })?.digest).toBe(minutes?.digest)
    const board = sent({ channel: 'honour' })
    expect(sent({ channel: 'honour', cc: ['head'], receipt: true })?.digest).toBe(board?.digest)
  })

  it('TELL-2 the sentence names who gets a copy, and says whether a receipt is asked', () => {
    const say = (more: JsonObject) => {
      const opened = openBlock({ id: 'tell', kind: 'tell', config: { signatory: { role: 'signatory' }, ...more } })
      return opened.ok ? opened.value.sentence(undefined) : opened.fault.message
    }
    expect(say({ channel: 'minutes', cc: ['head', 'deputy-head'], receipt: true })).toContain(
      '抄送主要领导、分管领导，要回执，惩处由签发人签发',
    )
    expect(say({ channel: 'minutes' })).toContain('不抄送，不要回执，')
    expect(say({ channel: 'honour', cc: ['head'] })).not.toContain('抄送')
  })
})
