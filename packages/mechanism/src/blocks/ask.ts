import { z } from 'zod'
import type { BlockDef, Finding, RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { bySeats, hasItems, type PHOTO_IDS } from './settings/ask-modes.ts'
import {
  choice,
  deadline,
  decimal,
  decimalOrNone,
  flag,
  prefix,
  prefixLabel,
  slug,
  whole,
  words,
  wordsOrNone,
} from './settings/field.ts'
import { adding, deadlineName, IN } from './settings/roster-type.ts'
import { sayWho, who } from './settings/who.ts'
import { asColumn, columnShape } from './settings/written-column.ts'

const field = z.strictObject({
  ...columnShape,
  required: flag('必填', true),
  least: decimalOrNone('最小'),
  most: decimalOrNone('最大'),
  many: flag('可填多个'),
})

/** ASK-2: whose statements count together, and how much. */
const seat = z.strictObject({
  id: slug('编号'),
  label: words('席位', 20),
  who: who('谁'),
  weight: decimal('权重', '1'),
})

export const askSchema = z.strictObject({
  fields: z.array(field).max(200).default([]).meta({ title: '填什么', form: 'table' }),
  who: who('谁来填'),
  channel: choice(
    '怎么填',
    { form: '逐行填写', import: 'Excel 导入', both: '填写或导入', api: '接口送来', any: '填写、导入或接口' },
    'both',
  ),
  claim: choice('要不要领办', { none: '不领办', claim: '先领办再填' }, 'none'),
  claimWithin: whole('几日内领办', 2, 1, 30, '个工作日'),
  assignTo: who('没人领办时由谁'),
  due: deadline('期限'),
  lateUntil: deadline('迟报收至'),
  offlineGraceHours: whole('离线宽限', 0, 0, 72, '小时'),
  remindBefore: z
    .array(z.int().min(0).max(30))
    .max(5)
    .default([2, 0])
    .meta({ title: '期限前几个工作日提醒', unit: '个工作日' }),
  photos: choice(
    '照片',
    { none: '不要照片', optional: '可附照片', required: '必须附照片', reasoned: '附照片，不附须说明理由' },
    'none',
  ),
  beforeAfter: flag('整改前后对照'),
  assessors: whole('每行几人打分', 1, 1, 20, '人'),
  merge: choice(
    '几人的结果怎样合',
    {
      mean: '平均',
      trimmed: '去掉最高最低后平均',
      median: '中位数',
      unanimous: '一致才算，否则待定',
      weighted: '按席位加权',
      columns: '每席一列',
    },
    'mean',
  ),
  atLeast: whole('至少几人才算', 1, 1, 20, '人'),
  seats: z
    .array(seat)
    .max(12)
    .default([])
    .meta({ title: '评分席位', form: 'table', help: '加权或每席一列时填写；席位由岗位定，不由人定。' }),
  items: z
    .strictObject({
      label: wordsOrNone('条目叫什么', 20, '例如 目标、问题、点位；不要条目就留空。'),
      fields: z.array(field).max(60).default([]).meta({ title: '每条填什么', form: 'table' }),
      least: whole('至少几条', 0, 0, 200, '条'),
      most: whole('至多几条', 50, 1, 200, '条'),
    })
    .prefault({})
    .meta({ title: '条目（明细）' }),
  prefix: prefix(),
  prefixLabel: prefixLabel(),
})

export type AskConfig = z.output<typeof askSchema>

/** ASK-2 分列: one column per field and seat, seats of a field side by side. */
const fieldColumns = (config: AskConfig): Column[] =>
  config.fields.flatMap((one): Column[] => {
    const column = asColumn(one, one.many)
    if (config.merge !== 'columns') return [column]
    return config.seats.map(({ id, label }) => ({ ...column, id: `${one.id}_${id}`, label: `${label}${one.label}` }))
  })

/** TIME-4: what stands beside silence. */
const overdueColumns = (config: AskConfig): Column[] => [
  { id: `${config.prefix}due_at`, label: `${config.prefixLabel}期限`, type: 'instant' },
  { id: `${config.prefix}overdue`, label: `${config.prefixLabel}逾期`, type: 'flag' },
]

const photoColumns = (config: AskConfig): Column[] => {
  if (config.photos !== 'reasoned') return []
  const named = (id: keyof typeof PHOTO_IDS, label: string): Pick<Column, 'id' | 'label'> => ({
    id: `${config.prefix}${id}`,
    label: `${config.prefixLabel}${label}`,
  })
  return [
    ...(config.beforeAfter
      ? [
          { ...named('photos_before', '整改前照片'), type: 'file', many: true } satisfies Column,
          { ...named('photos_after', '整改后照片'), type: 'file', many: true } satisfies Column,
        ]
      : [{ ...named('photos', '照片'), type: 'file', many: true } satisfies Column]),
    { ...named('no_photo', '不附照片的理由'), type: 'text' },
  ]
}

/** ASK-1: what stands beside the answers. */
const answerColumns = (config: AskConfig): Column[] => [
  ...fieldColumns(config),
  ...overdueColumns(config),
  { id: `${config.prefix}reported_at`, label: `${config.prefixLabel}报送时间`, type: 'instant' },
  { id: `${config.prefix}overdue_days`, label: `${config.prefixLabel}逾期工作日`, type: 'count', scale: 0 },
  { id: `${config.prefix}reported_by`, label: `${config.prefixLabel}报送人`, type: 'person', many: true },
  { id: `${config.prefix}round`, label: `${config.prefixLabel}轮次`, type: 'count', scale: 0 },
  ...(config.claim === 'claim'
    ? [{ id: `${config.prefix}claimed_by`, label: `${config.prefixLabel}领办人`, type: 'person' } satisfies Column]
    : []),
  ...photoColumns(config),
]

const sayFields = (config: AskConfig): string => {
  const named = config.fields.slice(0, 3).map((one) => one.label)
  return config.fields.length === 0
    ? '内容未设'
    : `${named.join('、')}${config.fields.length > 3 ? `等 ${config.fields.length} 项` : ''}`
}

const MERGES = {
  weighted: '加权平均',
  columns: '各写一列',
  mean: '取平均',
  trimmed: '去掉最高最低后平均',
  median: '取中位数',
  unanimous: '不一致则待定',
} as const

/** ASK-4: one row per item, with the item's id at the end of its key. */
const itemsType = (config: AskConfig, input: RosterType | undefined): RosterType => {
  const rows = adding(
    input,
    config.items.fields.map((one) => asColumn(one, one.many)),
  )
  return { ...rows, keyType: [...rows.keyType, 'item'] }
}

/** 提前 2、0 个工作日提醒，离线宽限 24 小时 */
const sayRounds = (config: AskConfig): string => {
  const reminded = config.remindBefore.map((days) => (days === 0 ? '当天' : `前 ${days} 个工作日`)).join('、')
  const grace = config.offlineGraceHours === 0 ? '无离线宽限' : `离线填的宽限 ${config.offlineGraceHours} 小时`
  return `${reminded === '' ? '不提醒' : `${reminded}提醒`}，${grace}`
}

const saySeats = (config: AskConfig): string => {
  const seats = config.seats.map((one) => (config.merge === 'weighted' ? `${one.label}×${one.weight}` : one.label))
  return `${seats.length === 0 ? '席位未设' : seats.join('、')}${config.merge === 'weighted' ? '加权平均' : '各写一列'}；`
}

/** ASK-1, ASK-2, ASK-4, TIME-4: people answer within a window; silence leaves by its own port. */
export const ask: BlockDef<AskConfig> = {
  kind: 'ask',
  name: '填报',
  family: 'people',
  schema: askSchema,
  inputs: () => IN,
  outputs: (config) => [
    { id: 'answered', label: '已报' },
    { id: 'silent', label: '未报' },
    ...(hasItems(config) ? [{ id: 'items', label: '明细', final: true }] : []),
  ],
  arity: () => 'row',
  reads: () => [],
  types: (config, { in: input }) => ({
    answered: adding(input, answerColumns(config)),
    silent: adding(input, overdueColumns(config)),
    ...(hasItems(config) ? { items: itemsType(config, input) } : {}),
  }),
  sentence: (config, input) => {
    const how = {
      form: '填写',
      import: '用 Excel 导入',
      both: '填写或导入',
      api: '由接口送来',
      any: '填写、导入或由接口送来',
    }[config.channel]
    const pairs = config.beforeAfter ? '整改前后的' : ''
    const photos = {
      none: '',
      optional: `，可附${pairs}照片`,
      required: `，必须附${pairs}照片`,
      reasoned: `，附${pairs}照片，不附须说明理由`,
    }[config.photos]
    const claim =
      config.claim === 'none' ? '' : `先领办，${config.claimWithin} 个工作日没人领的归${sayWho(config.assignTo)}；`
    const list = `${config.items.label || '条目'} ${config.items.least}–${config.items.most} 条`
    const items = hasItems(config) && config.fields.length > 0 ? `，另列${list}` : ''
    const what = hasItems(config) && config.fields.length === 0 ? list : `${sayFields(config)}${items}`
    const several = bySeats(config)
      ? saySeats(config)
      : config.assessors === 1
        ? ''
        : `每行 ${config.assessors} 人，${MERGES[config.merge]}，不足 ${config.atLeast} 人待定；`
    const due = config.due === '' ? '不设期限' : `到“${deadlineName(input, config.due)}”截止（${sayRounds(config)}）`
    const late =
      config.due === ''
        ? '一直等到报来'
        : config.lateUntil === ''
          ? '逾期转未报'
          : `迟报收至“${deadlineName(input, config.lateUntil)}”`
    return `由${sayWho(config.who)}${how}${what}${photos}。${claim}${several}${due}，${late}。`
  },
  lint: (block, config) => {
    const say = (code: string, message: string): Finding => ({
      code: `check.ask-${code}`,
      severity: 'error',
      block: block.id,
      message,
    })
    return [
      ...(config.fields.length > 0 || hasItems(config) ? [] : [say('empty', '填报没有要填的内容，请至少加一项。')]),
      ...(bySeats(config) && config.seats.length === 0 ? [say('seats', '按席位合成却没有席位，请至少加一席。')] : []),
      ...(config.items.least > config.items.most ? [say('items', '条目至少比至多还多，请改过来。')] : []),
    ]
  },
  get example() {
    return askSchema.parse({
      fields: [{ id: 'composite', label: '综合得分', type: 'score', scale: 2, least: '0', most: '100' }],
      who: { role: 'inspector' },
    })
  },
}
