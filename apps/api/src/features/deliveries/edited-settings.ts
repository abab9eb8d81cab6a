import type { Input, saveChannel, saveDeliveryRules } from '@jizhi/contracts'
import type { EditedField } from '../../platform/faults/changed-meanwhile.ts'
import type { ChannelRow } from './channels.store.ts'
import { KIND_WORDS } from './kind-words.ts'

type Channel = NonNullable<Input<typeof saveChannel>['body']['seen']>
type Rules = NonNullable<Input<typeof saveDeliveryRules>['body']['seen']>

const isOn = (on: boolean): string => (on ? '是' : '否')

/** What of a channel two people may edit at once; what is secret is not shown to anybody. */
export const standingChannel = (row: ChannelRow): Channel => ({
  ...{ enabled: row.enabled, takes: [...row.takes], afterHours: row.after_hours, options: { ...row.options } },
})

/** R6: a channel as somebody saw it, wants it and as it stands. */
export const editedChannel = (seen: Channel, yours: Channel, theirs: Channel): EditedField[] =>
  fieldsOf(seen, yours, theirs, [
    ['enabled', '开通', (one) => isOn(one.enabled)],
    ['takes', '发送哪些', (one) => one.takes.map((kind) => KIND_WORDS[kind]).join('、')],
    ['afterHours', '多少个工作小时未读才发', (one) => String(one.afterHours)],
    ['options', '参数', (one) => optionsText(one.options)],
  ])

/** The same for the rules of all channels. */
export const editedRules = (seen: Rules, yours: Rules, theirs: Rules): EditedField[] =>
  fieldsOf(seen, yours, theirs, [
    ['quietFrom', '免打扰开始', (one) => one.quietFrom],
    ['quietTo', '免打扰结束', (one) => one.quietTo],
    ['workingDaysOnly', '非工作日也不打扰', (one) => isOn(one.workingDaysOnly)],
    ['allowedHosts', '允许的内部主机', (one) => one.allowedHosts.join('、')],
    ['training', '演练（不向外发送）', (one) => isOn(one.training)],
  ])

const optionsText = (options: Readonly<Record<string, string>>): string =>
  Object.entries(options)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('，')

const fieldsOf = <T>(
  seen: T,
  yours: T,
  theirs: T,
  fields: readonly (readonly [field: string, label: string, text: (one: T) => string])[],
): EditedField[] =>
  fields.map(([field, label, text]) => ({
    ...{ field, label, seen: text(seen), yours: text(yours), theirs: text(theirs) },
  }))
