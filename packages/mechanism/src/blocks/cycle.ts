import type { PeriodKind } from '@jizhi/domain'
import { z } from 'zod'
import type { BlockDef, Called, Finding } from '../model/block-def.ts'
import { STATES } from './case.ts'
import { sayExpression } from './settings/expression-words.ts'
import { choice, slug, whole, words, wordsOrNone } from './settings/field.ts'
import { asSourceColumns, ofSource, saySource, sourceColumns, sourceShape } from './settings/source.ts'

/** What a stage date counts from. */
const BASES = { start: '期初', end: '期末', open: '开启日', stage: '另一节点' } as const
const STEPS = { workday: '工作日', day: '天', month: '月' } as const
const PERIODS = {
  day: '每日',
  week: '每周',
  xun: '每旬',
  month: '每月',
  month10: '每月（10 日至次月 9 日）',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  session: '每届',
  event: '按事件',
} as const satisfies Record<PeriodKind | 'event', string>

/** CYC-3: what a cycle of its own begins with. */
const EVENTS = {
  arrival: '外部送达（榜单、通报、来件）',
  request: '本人申请',
  result: '一个定榜',
  case: '清单里的一件',
  date: '台账上的日期',
} as const

/** CYC-3: the event a cycle begins with, and how long after it. */
const event = z
  .strictObject({
    on: choice('什么事发生时开启', EVENTS, 'arrival'),
    ...sourceShape,
    per: choice('定榜后怎样开', { table: '整表开一个', row: '每行各开一个' }, 'table'),
    reads: sourceColumns(),
    filter: ofSource('只要这些行', 'flag', '留空则每行都算。'),
    states: z
      .array(z.enum(Object.keys(STATES) as (keyof typeof STATES)[]))
      .max(8)
      .default(['closed'])
      .meta({ title: '到了哪些状态', labels: STATES }),
    dateColumn: wordsOrNone('台账的哪个日期', 40),
    delay: whole('此后多久开启', 0, 0, 3650),
    delayStep: choice('按', STEPS, 'month'),
  })
  .prefault({})
  .meta({ title: '开启的事件' })

const stage = z.strictObject({
  id: slug('编号'),
  label: words('名称', 20),
  base: choice('从哪天算', BASES, 'end'),
  after: z
    .string()
    .max(40)
    .default('')
    .meta({ title: '哪个节点', ref: 'deadline', help: '从另一节点算时填写，它要排在前面。' }),
  offset: whole('后推（负数为提前）', 0, -400, 400),
  step: choice('按', STEPS, 'workday'),
})

export const cycleSchema = z.strictObject({
  period: choice('周期', PERIODS, 'month'),
  event,
  opening: choice('开启方式', { automatic: '到日自动开启', 'by-hand': '由人开启' }, 'automatic'),
  opensAfter: whole('期初后第几天开启', 0, 0, 60, '天'),
  yearStartsIn: whole('考核年度从几月开始', 1, 1, 12, '月'),
  planNumber: wordsOrNone('计划号或文号', 60),
  sunset: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, '请填写日期，例如 2026-12-31。')
    .default('')
    .meta({ title: '有效期至', format: 'day', help: '到期后不再开新周期，续期须重新审批。' }),
  stages: z.array(stage).max(20).default([]).meta({ title: '时间节点', form: 'table', help: '其他块的期限从这里选。' }),
})

export type CycleConfig = z.output<typeof cycleSchema>

/** 期末后 5 个工作日: how a stage reads. */
export const sayStage = (one: CycleConfig['stages'][number], stages: CycleConfig['stages'] = []): string => {
  const unit = UNITS[one.step]
  const named = stages.find((other) => other.id === one.after)?.label ?? (one.after || '未设')
  const base = one.base === 'stage' ? `“${named}”` : BASES[one.base]
  if (one.offset === 0) return `${base}当天`
  return `${base}${one.offset < 0 ? '前' : '后'} ${Math.abs(one.offset)} ${unit}`
}

const UNITS = { workday: '个工作日', day: '天', month: '个月' } as const

/** 本机制的“月度成绩”定榜后每行各开一个，此后 3 个月开启 */
const sayEvent = ({ event: one, opening }: CycleConfig, called?: Called): string => {
  const kept =
    one.filter === ''
      ? ''
      : `（${sayExpression(one.filter, { keyType: [], columns: asSourceColumns(one.reads), frozen: true })}）`
  const what = {
    arrival: `${one.scheme === '' ? '外部来件' : `“${one.scheme}”`}送达`,
    request: '本人申请',
    result: `${saySource(one, called)}定榜后${one.per === 'row' ? `每行${kept}各开一个` : '整表开一个'}`,
    case: `清单里的一件${one.states.map((state) => STATES[state]).join('或')}`,
    date: `台账的“${one.dateColumn || '未设'}”到了`,
  }[one.on]
  const delay = one.delay === 0 ? '当天' : `此后 ${one.delay} ${UNITS[one.delayStep]}`
  return `${what}，${delay}${opening === 'by-hand' ? '由人' : '自动'}开启`
}

const wrong = (block: string, code: string, message: string): Finding => ({
  code: `check.cycle-${code}`,
  severity: 'error',
  block,
  message,
})

/** A stage may count from one that stands before it, so that no two wait for each other. */
const stageFindings = (block: string, { stages }: CycleConfig): Finding[] =>
  stages
    .filter((one, at) => one.base === 'stage' && !stages.slice(0, at).some((other) => other.id === one.after))
    .map((one) => wrong(block, 'stage', `“${one.label}”要从另一节点算，请选一个排在它前面的节点。`))

/** CYC-1: opens a cycle for a period; TIME-1, TIME-2: its stages are the deadlines of the other blocks. */
export const cycle: BlockDef<CycleConfig> = {
  kind: 'cycle',
  name: '周期',
  family: 'time',
  schema: cycleSchema,
  inputs: () => [],
  outputs: () => [{ id: 'cycle', label: '周期' }],
  arity: () => 'row',
  reads: () => [],
  types: (config) => ({
    cycle: {
      keyType: ['cycle'],
      columns: [
        { id: 'period_start', label: '期初', type: 'date' },
        { id: 'period_end', label: '期末', type: 'date' },
        ...config.stages.map(({ id, label }) => ({ id: `stage_${id}`, label, type: 'instant' }) as const),
      ],
      frozen: false,
      deadlines: Object.fromEntries(config.stages.map(({ id, label }) => [id, label])),
    },
  }),
  sentence: (config, _input, called) => {
    const opening =
      config.period === 'event'
        ? sayEvent(config, called)
        : config.opening === 'by-hand'
          ? '由人开启'
          : config.opensAfter === 0
            ? '期初当天开启'
            : `期初后第 ${config.opensAfter} 天开启`
    const stages = config.stages.map((one) => `${one.label}为${sayStage(one, config.stages)}`)
    const sunset = config.sunset === '' ? '未设有效期' : `有效期至 ${config.sunset}`
    return `${config.period === 'event' ? '按事件开期' : `${PERIODS[config.period]}一期`}，${[opening, ...stages].join('，')}。考核年度从 ${config.yearStartsIn} 月开始，${sunset}。`
  },
  source: (config) => asSourceColumns(config.event.reads),
  lint: (block, config) => [
    ...stageFindings(block.id, config),
    ...(config.period === 'event' && config.event.on === 'result' && config.event.result === ''
      ? [wrong(block.id, 'event', '周期由定榜开启，却没有写明是哪一个定榜，请填写。')]
      : []),
    ...(config.period === 'event' && config.event.on === 'date' && config.event.dateColumn === ''
      ? [wrong(block.id, 'event', '周期由台账上的日期开启，却没有写明是哪个日期，请填写。')]
      : []),
  ],
  get example() {
    return cycleSchema.parse({
      sunset: '2026-12-31',
      stages: [{ id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' }],
    })
  },
}
