import { z } from 'zod'
import type { BlockDef, Finding } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { choice, column, columns, deadline, flag, prefix, prefixLabel, slug, whole, words } from './settings/field.ts'
import { emptyTarget, isPunitive, liability, measure, mergePersons, sayMeasure } from './settings/measure.ts'
import { options } from './settings/options.ts'
import { carried, deadlineName, EMPTY, IN } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'

export const STATES = {
  received: '待受理',
  accepted: '待派单',
  dispatched: '待领办',
  working: '办理中',
  finished: '待核验',
  closed: '已销号',
  merged: '已并案',
} as const

const SCOPES = {
  due: '期内应结',
  opened: '期内新开',
  closed: '期内办结',
  open: '期末未结',
  all: '全部',
} as const

const limit = z.strictObject({
  class: z.string().max(40).default('').meta({ title: '类别' }),
  days: whole('限时', 5, 0, 400, '个工作日'),
})

/** LAD-5: a rung of the ladder inside a case, by working days. */
const caseRung = z.strictObject({
  id: slug('编号'),
  label: words('名称', 30),
  from: choice('从何时起', { opened: '受理起', due: '逾期起' }, 'due'),
  days: whole('满几个工作日', 1, 0, 400, '个工作日'),
  measures: z.array(measure).max(10).default([]).meta({ title: '措施', form: 'table' }),
})

export const caseSchema = z.strictObject({
  classes: options('问题类别', '例如 建筑垃圾、僵尸车。'),
  classColumn: column('类别列', ['choice']),
  owner: choice(
    '派给谁',
    { row: '本行单位', parent: '本行上级单位', column: '某列里的单位', hand: '由派单人选' },
    'hand',
  ),
  ownerColumn: column('责任单位列', ['unit', 'row']),
  mergeBy: columns('并案键', [], '这些列都相同的，并入还没销号的那一件；留空不并案。'),
  limit: whole('办理时限', 5, 1, 400, '个工作日'),
  limits: z.array(limit).max(40).default([]).meta({ title: '按类别的时限', form: 'table' }),
  claim: flag('要领办', false, '派单后由人领办；没人领的回到派单人。'),
  claimWithin: whole('几个工作日内领办', 1, 0, 60, '个工作日'),
  dispatcher: who('谁派单'),
  doer: who('谁办理'),
  verifier: who('谁核验'),
  rated: flag('销号后群众评议'),
  reopenWithin: whole('几天内复发重开', 30, 0, 400, '天'),
  clock: choice('重开后计时', { continue: '续计', restart: '重计' }, 'continue'),
  rungs: z.array(caseRung).max(12).default([]).meta({ title: '按天数的台阶', form: 'table' }),
  window: whole('对单位不利的措施，异议期', 3, 1, 60, '个工作日'),
  empty: emptyTarget(),
  liability: liability(),
  merge: mergePersons(),
  signatory: who('谁来签发'),
  cutOff: deadline('清单截至'),
  scope: choice('清单收哪些', SCOPES, 'due'),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type CaseConfig = z.output<typeof caseSchema>
export type CaseRung = CaseConfig['rungs'][number]

/** CASE-3: what the list of cases says about each of them. */
export const snapshotColumns = (config: Pick<CaseConfig, 'classes' | 'prefix' | 'prefixLabel'>): Column[] => {
  const named = (id: string, label: string): Pick<Column, 'id' | 'label'> => ({
    id: `${config.prefix}${id}`,
    label: `${config.prefixLabel}${label}`,
  })
  return [
    {
      ...named('status', '状态'),
      type: 'choice',
      options: Object.entries(STATES).map(([id, label]) => ({ id, label })),
    },
    { ...named('unit', '责任单位'), type: 'unit' },
    ...(config.classes.length === 0
      ? []
      : [{ ...named('class', '类别'), type: 'choice', options: config.classes } satisfies Column]),
    { ...named('opened_at', '开'), type: 'instant' },
    { ...named('due_at', '限'), type: 'instant' },
    { ...named('closed_at', '结'), type: 'instant' },
    { ...named('used_days', '用时'), type: 'count', scale: 0 },
    { ...named('overdue', '逾期'), type: 'flag' },
    { ...named('reopened', '重开'), type: 'count', scale: 0 },
    { ...named('rating', '评议'), type: 'score', scale: 2 },
    { ...named('due_now', '期内应结'), type: 'count', scale: 0 },
    { ...named('done', '应结且办结'), type: 'count', scale: 0 },
  ]
}

function lintCase(block: { readonly id: string }, config: CaseConfig): readonly Finding[] {
  const say = (code: string, message: string): Finding => ({
    code: `check.case-${code}`,
    severity: 'error',
    block: block.id,
    message,
  })
  const unknown = config.limits.filter((one) => !config.classes.some(({ id }) => id === one.class))
  return [
    ...(config.owner === 'column' && config.ownerColumn === ''
      ? [say('owner', '派给某列里的单位，却没有选列，请选责任单位列。')]
      : []),
    ...unknown.map((one) => say('limits', `时限里的类别“${one.class}”不在问题类别里，请改选。`)),
    ...config.rungs
      .filter((one) => one.measures.length === 0)
      .map((one) => say('measures', `台阶“${one.label}”没有措施，请至少加一项。`)),
    ...(config.signatory.role === '' && config.rungs.some((one) => one.measures.some(isPunitive))
      ? [say('unsigned', '台阶里有对单位不利的措施，须由有名有责的岗位签发，请填写“谁来签发”。')]
      : []),
    ...(config.cutOff === '' ? [say('cut-off', '清单没有截至哪一天，请选一个时间节点。')] : []),
    ...(config.doer.role !== '' && config.doer.role === config.verifier.role && config.doer.at === config.verifier.at
      ? [say('verifier', '核验的人不能就是办理的人，请另选核验岗位。')]
      : []),
  ]
}

const sayFlow = (config: CaseConfig): string => {
  const steps = [
    '受理',
    '派单',
    ...(config.claim ? [`领办（${config.claimWithin} 个工作日）`] : []),
    '办理',
    '核验',
    '销号',
  ]
  return `${steps.join('→')}${config.rated ? '→评议' : ''}`
}

/** CASE-1…4: each row opens a case with a life of its own; a periodic mechanism reads the list of them. */
export const caseBlock: BlockDef<CaseConfig> = {
  kind: 'case',
  name: '清单',
  family: 'flow',
  schema: caseSchema,
  inputs: () => IN,
  outputs: () => [
    { id: 'opened', label: '已开', final: true },
    { id: 'snapshot', label: '清单', final: true },
    { id: 'closed', label: '已销号', final: true },
    { id: 'overdue', label: '逾期', final: true },
  ],
  arity: () => 'row',
  reads: (config) =>
    [config.classColumn, config.owner === 'column' ? config.ownerColumn : '', ...config.mergeBy].filter(
      (id) => id !== '',
    ),
  types: (config, { in: input }) => {
    const list = { ...carried(input), keyType: ['case'], columns: snapshotColumns(config), frozen: false }
    return { opened: input ?? EMPTY, snapshot: list, closed: list, overdue: list }
  },
  sentence: (config, input) => {
    const limits = config.limits.length === 0 ? '' : `（${config.limits.length} 类另有时限）`
    const merge = config.mergeBy.length === 0 ? '不并案' : '同一问题并案'
    const rungs = config.rungs.map(
      (one) =>
        `${one.from === 'opened' ? '受理' : '逾期'}满 ${one.days} 个工作日${one.measures.map((measure) => sayMeasure(measure, input)).join('、')}`,
    )
    const again = `${config.reopenWithin} 天内复发重开${config.clock === 'continue' ? '续计' : '重计'}`
    return (
      `每行开一件：${sayFlow(config)}，由${sayWho(config.doer)}在 ${config.limit} 个工作日内办结${limits}，由${sayWho(config.verifier)}核验，办的人不能核验。` +
      `${[merge, again, ...rungs].join('，')}，清单到“${deadlineName(input, config.cutOff)}”为止，收${SCOPES[config.scope]}的。`
    )
  },
  lint: lintCase,
  get example() {
    return caseSchema.parse({
      cutOff: 'report_by',
      doer: { at: 'row', role: 'clerk' },
      verifier: { role: 'inspector' },
      dispatcher: { role: 'county-admin' },
    })
  },
}
