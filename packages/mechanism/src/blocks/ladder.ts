import { z } from 'zod'
import type { BlockDef, Finding, RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { choice, column, flag, prefix, prefixLabel, slug, whole, words } from './settings/field.ts'
import { emptyTarget, isPunitive, LIABLE_ON, liability, measure, mergePersons, sayMeasure } from './settings/measure.ts'
import { adding, EMPTY, IN, labelOf } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'

const rung = z.strictObject({
  id: slug('编号'),
  label: words('名称', 30),
  from: whole('从第几次', 1, 1, 999, '次'),
  to: whole('到第几次', 1, 0, 999, '次').meta({ title: '到第几次', unit: '次', help: '0 表示不封顶。' }),
  measures: z.array(measure).max(10).default([]).meta({ title: '措施', form: 'table' }),
})

export const ladderSchema = z.strictObject({
  count: column('次数列', ['count'], 'times'),
  hit: column('本期命中列', ['flag'], 'hit'),
  rungs: z.array(rung).max(12).default([]).meta({ title: '台阶', form: 'table' }),
  mode: choice('怎样上', { jump: '跳阶：按次数', step: '逐阶：办完一阶再上一阶' }, 'jump'),
  last: column('上次办到第几阶的列', ['count']),
  beyond: choice('超过末阶', { repeat: '重复末阶', exhausted: '走“已到顶”', stop: '不再触发' }, 'repeat'),
  empty: emptyTarget(),
  liability: liability(),
  happenedOn: column('事由发生日在哪一列', ['date', 'instant']),
  merge: mergePersons(),
  punitive: flag('按惩处对待', false, '约谈、通报、移送总是惩处；这里只能加严，不能放宽。'),
  signatory: who('谁来签发'),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type LadderConfig = z.output<typeof ladderSchema>
export type Rung = LadderConfig['rungs'][number]

const rungColumns = (config: LadderConfig): Column[] => [
  { id: `${config.prefix}rung`, label: `${config.prefixLabel}第几阶`, type: 'count', scale: 0 },
  {
    id: `${config.prefix}rung_name`,
    label: `${config.prefixLabel}台阶`,
    type: 'choice',
    options: config.rungs.map(({ id, label }) => ({ id, label })),
  },
  { id: `${config.prefix}handled_at`, label: `${config.prefixLabel}办结时间`, type: 'instant' },
]

const sayRung = (one: Rung, input: RosterType | undefined): string => {
  const times = one.to === 0 ? `${one.from} 次起` : one.from === one.to ? `${one.from} 次` : `${one.from}–${one.to} 次`
  return `${times}“${one.label}”：${one.measures.length === 0 ? '措施未设' : one.measures.map((measure) => sayMeasure(measure, input)).join('，')}`
}

/** LAD-1, LAD-2: what of the rungs can never happen. */
function lintLadder(block: { readonly id: string }, config: LadderConfig): readonly Finding[] {
  const say = (code: string, message: string): Finding => ({
    code: `check.ladder-${code}`,
    severity: 'error',
    block: block.id,
    message,
  })
  const ids = config.rungs.flatMap((one) => one.measures.map(({ id }) => id))
  const holds = (one: Rung, times: number): boolean => one.from <= times && (one.to === 0 || times <= one.to)
  return [
    ...(config.rungs.length === 0 ? [say('empty', '阶梯没有台阶，请至少加一阶。')] : []),
    ...config.rungs
      .filter((one) => one.measures.length === 0)
      .map((one) => say('measures', `台阶“${one.label}”没有措施，请至少加一项。`)),
    ...config.rungs
      .filter((one) => one.to !== 0 && one.to < one.from)
      .map((one) => say('range', `台阶“${one.label}”的次数从 ${one.from} 到 ${one.to}，永远到不了，请改过来。`)),
    ...config.rungs
      .filter((one, at) => config.rungs.slice(0, at).some((earlier) => holds(earlier, one.from)))
      .map((one) => say('overlap', `台阶“${one.label}”的次数被前面的台阶占了，永远到不了，请改从第几次。`)),
    ...(new Set(ids).size < ids.length ? [say('same-measure', '有两项措施的编号相同，请改成不同的。')] : []),
    ...(config.liability === 'event' && config.happenedOn === ''
      ? [say('happened', '责任归事由发生日在任的人，却没有选那一天在哪一列，请选上。')]
      : []),
    ...(config.mode === 'step' && config.last === ''
      ? [say('last', '逐阶上要知道上次办到第几阶，请用历史块读本阶梯，再选那一列。')]
      : []),
  ]
}

/** LAD-1…4: a counter picks a rung; its measures are effects of their own, and what was handled is frozen. */
export const ladder: BlockDef<LadderConfig> = {
  kind: 'ladder',
  name: '阶梯',
  family: 'outcome',
  schema: ladderSchema,
  inputs: () => IN,
  outputs: () => [
    { id: 'handled', label: '已办', final: true },
    { id: 'exhausted', label: '已到顶' },
    { id: 'idle', label: '未触发', final: true },
  ],
  arity: () => 'row',
  reads: (config) =>
    [
      config.count,
      config.hit,
      config.mode === 'step' ? config.last : '',
      config.liability === 'event' ? config.happenedOn : '',
      ...config.rungs.flatMap((one) => one.measures.map(({ target }) => (target.at === 'column' ? target.column : ''))),
    ].filter((id) => id !== ''),
  types: (config, { in: input }) => ({
    handled: { ...adding(input, rungColumns(config)), frozen: true },
    exhausted: input ?? EMPTY,
    idle: input ?? EMPTY,
  }),
  consequence: (config) => ({
    punitive: config.punitive || config.rungs.some((one) => one.measures.some(isPunitive)),
    money: false,
    public: false,
  }),
  sentence: (config, input) => {
    const how = config.mode === 'jump' ? '按次数跳阶' : `逐阶（上次办到看“${labelOf(input, config.last)}”）`
    const beyond = { repeat: '重复末阶', exhausted: '走“已到顶”', stop: '不再触发' }[config.beyond]
    const empty = { hold: '停下等人', deputy: '由代理岗位受理', skip: '跳过' }[config.empty]
    const day = `${LIABLE_ON[config.liability]}在任的`
    const when = config.hit === '' ? '每期' : `${labelOf(input, config.hit)}时`
    return (
      `${when}按${labelOf(input, config.count)}${how}，每期至多一阶：${config.rungs.length === 0 ? '台阶未设' : config.rungs.map((one) => sayRung(one, input)).join('；')}。` +
      `超过末阶${beyond}，对象空缺${empty}，责任归${day}人，${config.merge ? '同一人合成一份文书，' : ''}惩处由${sayWho(config.signatory)}签发。`
    )
  },
  lint: lintLadder,
  get example() {
    return ladderSchema.parse({
      rungs: [
        {
          id: 'first',
          label: '约谈',
          from: 1,
          to: 1,
          measures: [
            { id: 'talk', label: '约谈分管领导', target: { role: 'deputy-head' }, actor: { role: 'county-admin' } },
          ],
        },
      ],
      signatory: { role: 'signatory' },
    })
  },
}
