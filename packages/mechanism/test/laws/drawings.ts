import fc from 'fast-check'
import type { Block, JsonObject, Mechanism } from '../../src/index.ts'
import { block, drawing } from '../build.ts'
import { computeConfig, liaisonConfig, rankConfig, regroupConfig, scoreConfig } from './figure-settings.ts'
import { askConfig, cycleConfig, objectionConfig, pledgeConfig, reviewConfig, rosterConfig } from './form-settings.ts'
import { accountConfig, caseConfig, historyConfig, joinConfig, ladderConfig, weighingConfig } from './memory.ts'
import { allocateConfig, postConfig, tellConfig } from './money-settings.ts'
import { turned, turns } from './turned-settings.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('')

const parts = fc.record({
  cycle: cycleConfig,
  roster: rosterConfig,
  ask: askConfig,
  pledge: pledgeConfig,
  review: reviewConfig,
  compute: computeConfig,
  score: scoreConfig,
  rank: rankConfig,
  objection: objectionConfig,
  allocate: allocateConfig,
  post: postConfig,
  tell: tellConfig,
  mode: fc.constantFrom('first', 'all'),
  issue: fc.constantFrom('signed', 'automatic'),
  history: historyConfig,
  account: accountConfig,
  ladder: ladderConfig,
  join: joinConfig,
  weighing: weighingConfig,
  case: caseConfig,
  regroup: regroupConfig,
  liaison: liaisonConfig,
})
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never

/** Which of the stretches of a drawing are there. */
const stretches = fc.record({
  review: fc.boolean(),
  compute: fc.boolean(),
  objection: fc.boolean(),
  result: fc.boolean(),
  ladder: fc.boolean(),
  towns: fc.boolean(),
  pledge: fc.boolean(),
  liaison: fc.boolean(),
  items: fc.boolean(),
  account: fc.boolean(),
})
type Stretches = typeof stretches extends fc.Arbitrary<infer T> ? T : never

type Sketch = (kind: Block['kind'], config: object, from: string, name?: string) => string

function sketch(letters: readonly string[]): { blocks: Block[]; wires: string[]; add: Sketch } {
  const blocks: Block[] = []
  const wires: string[] = []
  return {
    blocks,
    wires,
    add: (kind, config, from, name = kind) => {
      const id = `${letters[blocks.length]}_${name}`
      blocks.push(block(kind, config as JsonObject, id)) // settings are JSON by how they are drawn
      if (from !== '') wires.push(`${from}>${id}`)
      return id
    },
  }
}

/** From the cycle to the table that counts. */
function trunk(
  add: Sketch,
  drawn: Parts,
  has: Stretches,
): { roster: string; ask: string; score: string; fixed: string } {
  const cycle = add('cycle', drawn.cycle, '')
  const roster = add('roster', drawn.roster, `${cycle}.cycle`)
  const ask = add('ask', drawn.ask, `${roster}.rows`)
  const seen = has.review
    ? `${add('review', { ...drawn.review, returnTo: ask }, `${ask}.answered`)}.passed`
    : `${ask}.answered`
  const reckoned = has.compute ? `${add('compute', drawn.compute, seen)}.rows` : seen
  const score = add('score', drawn.score, reckoned)
  const ranked = `${add('rank', drawn.rank, `${score}.scored`)}.ranked`
  const told = has.objection ? `${add('objection', drawn.objection, ranked)}.settled` : ranked
  const official = { who: { role: 'office' }, completeness: { rule: 'all' }, mode: drawn.issue }
  const fixed = has.result ? `${add('result', official, told)}.frozen` : told
  return { roster, ask, score, fixed }
}

/** Everything that may follow from it or stand beside it. */
function arms(add: Sketch, wires: string[], drawn: Parts, has: Stretches, made: ReturnType<typeof trunk>): void {
  const signatory = { role: 'leader' }
  const { roster, ask, score, fixed } = made
  const allocate = add('allocate', drawn.allocate, fixed)
  add('post', drawn.post, `${allocate}.awards`)
  const cases = [
    { id: 'behind', label: '后进', when: 'back' },
    { id: 'seen', label: '查过', when: 'checked' },
  ]
  const branch = add('branch', { mode: drawn.mode, cases }, fixed)
  add('tell', drawn.tell, `${branch}.behind`)
  if (has.ladder) {
    const history = add('history', { ...drawn.history, result: 'past' }, fixed)
    add('ladder', { ...drawn.ladder, signatory }, `${history}.rows`)
    const join = add('join', drawn.join, '')
    wires.push(`${history}.rows>${join}.left`, `${branch}.${drawn.mode === 'first' ? 'else' : 'seen'}>${join}.right`)
  }
  const list = add('case', drawn.case, `${branch}.behind`)
  if (has.towns) {
    const towns = add('regroup', drawn.regroup, `${score}.scored`)
    const column = drawn.regroup.grain === 'pair' ? 'score' : 'village_mean'
    const rank = add(
      'rank',
      { column, prefix: 'town_', completeness: { rule: 'all' }, minimum: 1 },
      `${towns}.rows`,
      'town',
    )
    add('tell', { channel: 'honour', signatory }, `${rank}.ranked`, 'honour')
  }
  if (has.pledge) {
    const pledge = add('ask', drawn.pledge, `${roster}.rows`, 'pledge')
    const weighing = add('join', drawn.weighing, '', 'weighing')
    wires.push(`${ask}.answered>${weighing}.left`, `${pledge}.answered>${weighing}.right`)
  }
  if (has.liaison) add('regroup', drawn.liaison, fixed, 'liaison')
  const dearer = { columns: [{ id: 'double', label: '加倍', formula: 'goal * 2' }] }
  if (has.items && 'items' in drawn.ask) add('compute', dearer, `${ask}.items`, 'goals')
  if (has.items) {
    const worse = { when: 'case_overdue', id: 'late', label: '逾期' }
    add('branch', { cases: [worse] }, `${list}.snapshot`, 'listed')
  }
  if (has.account) add('history', drawn.account, fixed, 'account')
}

/** A chain as counties draw it: some blocks come and go, settings vary, ids fall in any order. */
export const anyDrawing: fc.Arbitrary<Mechanism> = fc
  .tuple(parts, stretches, fc.shuffledSubarray(LETTERS, { minLength: 26 }), turns, fc.boolean())
  .map(([drawn, has, letters, which, hasNotes]) => {
    const { blocks, wires, add } = sketch(letters)
    const made = trunk(add, drawn, has)
    arms(add, wires, drawn, has, made)
    const mechanism = turned(drawing(blocks, wires), which)
    return hasNotes ? { ...mechanism, ...notesOn(blocks) } : mechanism
  })

/** A section and three bounded settings, which mean nothing to whoever derives. */
const notesOn = (blocks: readonly Block[]): Pick<Mechanism, 'groups' | 'parameters'> => {
  const ids = blocks.map(({ id }) => id)
  const score = blocks.find((one) => one.kind === 'score')!.id
  return {
    groups: [{ id: 'first', title: '采集', blocks: ids.slice(0, 3) }],
    parameters: [
      { id: 'scale', label: '小数位', block: score, path: ['scale'], mode: 'range', least: '0', most: '4' },
      { id: 'combine', label: '合成', block: score, path: ['combine'], mode: 'range', options: ['sum', 'mean'] },
      { id: 'floor', label: '保底', block: score, path: ['floor'], mode: 'locked', note: '县里统一' },
    ],
  }
}
