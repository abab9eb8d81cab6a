import { describe, expect, it } from 'vitest'
import { apply, diff, type Edit, type Mechanism } from '../../src/index.ts'
import { sound } from '../sound.ts'

const edited = (...edits: Edit[]): Mechanism => {
  const done = apply(sound, { do: 'all', edits })
  if (!done.ok) throw new Error(done.fault.message)
  return done.value.mechanism
}
const said = (from: Mechanism, to: Mechanism): string[] => diff(from, to).map((change) => change.zh)

describe('words of differences', () => {
  it('DIFF-1 settings are named by their titles, values by their labels, columns and dates by their names', () => {
    const to = edited(
      { do: 'set', block: 'rank', path: ['tie'], value: 'dense' },
      { do: 'set', block: 'rank', path: ['minimum'], value: 5 },
      { do: 'set', block: 'rank', path: ['completeness'], value: { rule: 'due', at: 'report_by' } },
      { do: 'set', block: 'branch', path: ['cases', 'front', 'when'], value: 'score >= 85.0' },
      { do: 'set', block: 'expose', path: ['signatory', 'role'], value: 'county-admin' },
      { do: 'set', block: 'expose', path: ['columns'], value: ['score', 'place'] },
    )
    expect(said(sound, to)).toEqual([
      '排名：“并列”由“同名次（1、2、2、4）”改为“同名次不跳号（1、2、2、3）”',
      '排名：“最少单位”由 3 个改为 5 个',
      '排名：到齐规则的“何时算到齐”由“全部到齐”改为“到期为准”',
      '排名：到齐规则的“期限”由不设改为“填报截止”',
      '分流：情形“前列”的“条件”由“名次 ≤ 3”改为“得分 ≥ 85.0”',
      '曝光：“登出哪些列”由不设改为“得分、名次”',
      '曝光：谁来签发的“岗位”由“签发人”改为“考核办”',
    ])
  })

  it('DIFF-2 a row that comes, goes or moves is one sentence, and the others stay what they are', () => {
    const cases = [
      { id: 'top', label: '第一', when: 'place == 1' },
      { id: 'back', label: '后列', when: 'from_bottom <= 2' },
      { id: 'front', label: '前列', when: 'place <= 3' },
    ]
    const to = edited({ do: 'set', block: 'branch', path: ['cases'], value: cases })
    expect(said(sound, to)).toEqual(['分流：情形的先后改为“后列”、“前列”', '分流：情形新增“第一”（条件 名次 = 1）'])
    const places = [
      { from: 1, to: 1, amount: '3000' },
      { from: 1, to: 3, amount: '1500' },
    ]
    expect(said(sound, edited({ do: 'set', block: 'allocate', path: ['places'], value: places }))).toEqual([
      '奖补：名次与金额新增第 2 行（到第几名 3 名，每个奖补 1500 元）',
      '奖补：名次与金额第 1 行的“到第几名”由 3 名改为 1 名',
      '奖补：名次与金额第 1 行的“每个奖补”由 1000 元改为 3000 元',
    ])
  })

  it('DIFF-3 bands and plain deductions have words of their own', () => {
    const band = { id: 'last', label: '末位', from: 'bottom', size: '5' }
    const litter = { id: 'litter', label: '暴露垃圾', method: 'deduct', column: 'field', each: '2' }
    const from = edited({ do: 'insert-item', block: 'rank', path: ['bands'], item: band })
    const to = apply(from, {
      do: 'all',
      edits: [
        { do: 'set', block: 'rank', path: ['bands', 'last', 'size'], value: '3' },
        { do: 'insert-item', block: 'score', path: ['items'], item: litter },
      ],
    })
    if (!to.ok) throw new Error(to.fault.message)
    expect(said(from, to.value.mechanism)).toEqual([
      '计分：新增指标“暴露垃圾”，每处扣 2 分',
      '排名：“末位”由 5 名改为 3 名',
    ])
  })

  it('DIFF-1 blocks and wires that come and go are said with their neighbours', () => {
    const checked = {
      id: 'checked',
      kind: 'branch',
      name: '是否受检',
      config: { cases: [{ id: 'yes', label: '受检', when: 'place <= 9' }] },
    } as const
    const [ranked] = [sound.wires[4]!]
    expect(said(sound, edited({ do: 'insert', block: checked, wire: ranked, port: 'yes' }))).toEqual([
      '在 排名 与 异议 之间插入 分流“是否受检”',
    ])
    const to = edited(
      { do: 'remove', block: 'expose' },
      { do: 'add', block: checked },
      { do: 'connect', wire: { from: ranked.from, to: { block: 'checked', port: 'in' } } },
      { do: 'mark-end', port: { block: 'checked', port: 'else' } },
      { do: 'rename-block', block: 'post', name: '发奖金' },
    )
    expect(said(sound, to)).toEqual([
      '删去 曝光',
      '入账改名为“发奖金”',
      '新增 分流“是否受检”，接在 排名 之后',
      '是否受检的“其余” 到此为止',
    ])
    const moved = edited(
      { do: 'disconnect', wire: sound.wires[7]! },
      { do: 'connect', wire: { from: { block: 'result', port: 'frozen' }, to: { block: 'allocate', port: 'in' } } },
    )
    expect(said(sound, moved)[0]).toBe('奖补 改接在 定榜 之后（原接在 分流的“前列” 之后）')
  })

  it('DIFF-5 a block that nobody can read is named and left alone', () => {
    const broken = {
      ...sound,
      blocks: sound.blocks.map((one) => (one.id === 'rank' ? { ...one, config: { tie: 'any' } } : one)),
    }
    const changes = diff(sound, broken)
    expect(changes.map((change) => change.zh)).toEqual(['排名的新设置读不懂，没有比较，请先改好'])
  })
})
