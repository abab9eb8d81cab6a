import { z } from 'zod'
import type { RosterType } from '../../model/block-def.ts'
import { choice, flag, slug, whole, words, wordsOrNone } from './field.ts'
import { recordForm, sayRecord } from './record-form.ts'
import { labelOf } from './roster-type.ts'
import { ROLE_NAMES, sayWho, who } from './who.ts'

/** What is done to somebody, or for him. */
export const FORMS = {
  remind: '提醒',
  urge: '催办',
  supervise: '督办',
  interview: '约谈',
  criticise: '通报批评',
  circular: '效能通报',
  disqualify: '取消资格',
  refer: '移送建议',
} as const

/** SHIELD-1: reminding, urging and following up are neutral; all else is punitive. */
const NEUTRAL = new Set<keyof typeof FORMS>(['remind', 'urge', 'supervise'])

/** LAD-2: a path from the row to an office-holder, found on the pinned graph. */
const target = z
  .strictObject({
    at: choice(
      '对谁',
      {
        row: '本行单位',
        parent: '本行上级单位',
        relation: '按关系找到的单位或岗位',
        column: '某列里的单位',
        owner: '主办单位',
      },
      'row',
    ),
    relation: z.string().max(40).default('').meta({ title: '关系', ref: 'relation' }),
    column: z
      .string()
      .max(40)
      .default('')
      .meta({ title: '列', ref: 'column', types: ['row', 'unit', 'person'] }),
    role: z.string().max(40).default('').meta({ title: '岗位', ref: 'role', help: '留空则对单位，不对人。' }),
    deputyRole: z.string().max(40).default('').meta({ title: '没有人时由哪个岗位代', ref: 'role' }),
  })
  .prefault({})
  .meta({ title: '对谁', form: 'target' })

/** LAD-2: one measure of a rung; each is its own effect. */
export const measure = z.strictObject({
  id: slug('编号'),
  label: words('名称', 30),
  form: choice('方式', FORMS, 'interview'),
  target,
  actor: who('谁来办'),
  attend: z.array(z.string().max(40)).max(10).default([]).meta({ title: '谁参加', ref: 'body' }),
  cc: z.array(z.string().max(40)).max(10).default([]).meta({ title: '抄送', ref: 'body' }),
  document: wordsOrNone('文书模板', 60),
  record: recordForm(),
  due: whole('几个工作日内办完', 5, 0, 120, '个工作日'),
})

export type Measure = z.output<typeof measure>

/** What becomes of a measure whose target is nobody (LAD-4). */
export const emptyTarget = () =>
  choice('对象空缺时', { hold: '停下等人', deputy: '由代理岗位受理', skip: '跳过这一项' }, 'hold')

/** PIN-4: whoever held the post on this day is liable; it never moves to a successor. */
export const liability = () =>
  choice('责任日', { 'period-end': '期末日', event: '事由发生日', trigger: '触发日' }, 'period-end')

export const LIABLE_ON = { 'period-end': '期末', event: '事由发生日', trigger: '触发当日' } as const

export const mergePersons = () => flag('同一人合成一份文书', true)

export const isPunitive = (one: Measure): boolean => !NEUTRAL.has(one.form)

const sayRole = (role: string): string => (role === '' ? '' : (ROLE_NAMES[role] ?? role))

/** 由考核办对本行单位的分管领导约谈 */
export function sayMeasure(one: Measure, input: RosterType | undefined): string {
  const where = {
    row: '本行单位',
    parent: '上级单位',
    relation: '按关系找到的单位',
    column: `“${labelOf(input, one.target.column)}”的单位`,
    owner: '主办单位',
  }[one.target.at]
  return `由${sayWho(one.actor)}对${where}${sayRole(one.target.role)}${FORMS[one.form]}${sayRecord(one.record)}`
}
