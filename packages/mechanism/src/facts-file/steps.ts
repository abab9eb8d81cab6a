import { z } from 'zod'
import { expected } from './expected.ts'
import { cellText, day, dayKind, id, keyText, moment, rowsOf, rowTexts } from './words.ts'

const on = { day: moment }
const by = id.meta({ description: '谁做的：人的编号。' })
const block = (what: string) => id.meta({ description: `${what}的块编号。` })
const some = z.array(keyText).exactOptional().meta({ description: '只对这些行；不写就是所有等着的。' })
const round = z.int().min(1).exactOptional()

const STEPS_OF_CASES = [
  'accept',
  'merge',
  'dispatch',
  'claim',
  'measure',
  'decline',
  'finish',
  'verify',
  'return',
  'rate',
  'reopen',
  'pause',
  'resume',
] as const

/** What can happen, each by the word that begins it. */
export const STEPS = {
  answer: z.strictObject({
    ...on,
    answer: block('填报'),
    by,
    fields: z.array(id).exactOptional().meta({ description: '行里写成列表时各项的次序；不写就按表单。' }),
    rows: rowsOf(rowTexts).exactOptional(),
    itemFields: z.array(id).exactOptional(),
    items: rowsOf(z.record(id, rowTexts)).exactOptional().meta({ description: '明细：行 → 条目编号 → 各项。' }),
    round,
    amends: z.boolean().exactOptional().meta({ description: '更正现有的，不论谁报的。' }),
  }),
  notify: z.strictObject({ ...on, notify: block('异议'), rows: some }).meta({ description: '送达告知。' }),
  object: z.strictObject({ ...on, object: block('异议'), row: keyText, columns: z.array(id), by }),
  decide: z.strictObject({
    ...on,
    decide: block('异议'),
    outcome: z.enum(['upheld', 'partly-upheld', 'rejected']),
    by,
    rows: some,
  }),
  freeze: z.strictObject({ ...on, freeze: block('定榜'), by }),
  judge: z.strictObject({
    ...on,
    judge: block('审核'),
    verdict: z.enum(['passed', 'refused']),
    by,
    rows: some,
    round,
    grade: id.exactOptional().meta({ description: '定的等级的编号。' }),
    mark: z
      .string()
      .regex(/^\d{1,4}(\.\d{1,2})?$/, '评的分写成十进制数，最多两位小数。')
      .exactOptional()
      .meta({ description: '评的分，最多两位小数。' }),
  }),
  override: z
    .strictObject({ ...on, override: block('审核'), row: keyText, column: id, value: cellText, by })
    .meta({ description: '审核人改定一格。' }),
  sign: z.strictObject({ ...on, sign: block('入账或发布'), by, rows: some }),
  record: z
    .strictObject({ ...on, record: block('阶梯'), by, rows: rowsOf(z.array(id)) })
    .meta({ description: '办完的措施：行 → 措施编号。' }),
  fix: z.strictObject({ ...on, fix: block('对象'), rows: z.array(keyText), by }),
  arrive: z
    .strictObject({ ...on, arrive: block('对象'), rows: rowsOf(rowTexts), amends: z.boolean().exactOptional() })
    .meta({ description: '事件带来的行，按对象块“从来源读哪些列”写；amends 更正先前送来的。' }),
  draw: z.strictObject({ ...on, draw: block('对象'), seed: z.string().min(1).max(200) }),
  holder: z
    .strictObject({ ...on, holder: id.meta({ description: '岗位，写成 角色-单位。' }), holders: z.array(id) })
    .meta({ description: '从这天起岗位换人。' }),
  calendar: z.strictObject({ ...on, calendar: z.array(dayKind) }),
  extend: z.strictObject({ ...on, extend: id.meta({ description: '哪个期限。' }), to: moment }),
  withdraw: z.strictObject({ ...on, withdraw: block('填报'), row: keyText, person: id, by }),
  acknowledge: z.strictObject({
    ...on,
    acknowledge: block('入账或发布'),
    rows: z.array(keyText),
    state: z.enum(['done', 'refused']),
  }),
  case: z
    .strictObject({
      ...on,
      case: z.string().max(200),
      do: z.enum([...STEPS_OF_CASES, 'notify', 'sign', 'record']),
      by,
      unit: id.exactOptional(),
      class: id.exactOptional(),
      duplicateOf: z.string().max(200).exactOptional(),
      score: cellText.exactOptional(),
      measures: z.array(id).exactOptional(),
    })
    .meta({ description: '一件事的办理；编号是 开的周期.行，如 2026-10.t01。' }),
  pause: z
    .strictObject({ ...on, pause: day, until: day.exactOptional() })
    .meta({ description: '从这天起的日子不算，到 until 为止；还不知道就不写。' }),
  decline: z.strictObject({ ...on, decline: block('定榜'), by }).meta({ description: '结果已有变，决定不修订。' }),
  void: z.strictObject({ ...on, void: z.literal(true), by }).meta({ description: '本周期作废。' }),
  tick: z.strictObject({ ...on, tick: z.literal(true) }).meta({ description: '只是到了这一天。' }),
  expect: z.strictObject({ ...on, expect: expected }).meta({ description: '这时应有的。' }),
} as const

export type StepVerb = keyof typeof STEPS
export type StepOf<V extends StepVerb> = z.output<(typeof STEPS)[V]>
export type Step = { [V in StepVerb]: StepOf<V> }[StepVerb]

export const STEP_VERBS = Object.keys(STEPS) as readonly StepVerb[] // the keys of a constant

export const stepShape = z.union(Object.values(STEPS))
