import type { PeriodKind } from '@jizhi/domain'
import { z } from 'zod'
import { compileCycle } from '../compile/cycle.ts'
import type { BlockDef } from '../model/block-def.ts'
import { choice, slug, whole, words, wordsOrNone } from './settings/field.ts'

/** What a stage date counts from. */
const BASES = { start: '期初', end: '期末', open: '开启日' } as const
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
} as const satisfies Record<PeriodKind, string>

const stage = z.strictObject({
  id: slug('编号'),
  label: words('名称', 20),
  base: choice('从哪天算', BASES, 'end'),
  offset: whole('后推', 0, 0, 400),
  step: choice('按', STEPS, 'workday'),
})

export const cycleSchema = z.strictObject({
  period: choice('周期', PERIODS, 'month'),
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
export const sayStage = (one: CycleConfig['stages'][number]): string => {
  const unit = { workday: '个工作日', day: '天', month: '个月' }[one.step]
  return `${BASES[one.base]}${one.offset === 0 ? '当天' : `后 ${one.offset} ${unit}`}`
}

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
  sentence: (config) => {
    const opening =
      config.opening === 'by-hand'
        ? '由人开启'
        : config.opensAfter === 0
          ? '期初当天开启'
          : `期初后第 ${config.opensAfter} 天开启`
    const stages = config.stages.map((one) => `${one.label}为${sayStage(one)}`)
    const sunset = config.sunset === '' ? '未设有效期' : `有效期至 ${config.sunset}`
    return `${PERIODS[config.period]}一期，${[opening, ...stages].join('，')}。考核年度从 ${config.yearStartsIn} 月开始，${sunset}。`
  },
  compile: compileCycle,
  lint: () => [],
  example: cycleSchema.parse({
    sunset: '2026-12-31',
    stages: [{ id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' }],
  }),
}
