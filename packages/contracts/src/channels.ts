import { z } from 'zod'
import { deliveryKinds, outsideChannels } from './deliveries.ts'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const channelFaults = {
  'channel.bad-address': 400,
  'channel.bad-secret': 400,
  'channel.not-set': 409,
  'channel.training': 409,
  'channel.training-fixed': 409,
  'delivery.unknown': 404,
  'delivery.not-again': 409,
  'delivery.not-dead': 409,
} as const

const channelName = z.enum(outsideChannels)
const manages = { action: 'manage-channels', subject: 'Channel' } as const

/** What a county sets of a channel; what is secret goes in and never comes out. */
const channelOptions = z.record(z.string().max(40), z.string().max(500))

/** One way out of the house as the settings page shows it. */
export const channelView = z.object({
  channel: channelName,
  enabled: z.boolean(),
  takes: z.array(z.enum(deliveryKinds)),
  /** 0: at once; n: only what nobody has read after n working hours. */
  afterHours: z.number().int(),
  options: channelOptions,
  /** The host of its address, to tell what is set; the address itself stays sealed. */
  host: z.string().nullable(),
  hasSecret: z.boolean(),
  /** Deliveries that wait, and those given up. */
  waiting: z.number().int(),
  dead: z.number().int(),
})

const clockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Rules of all channels. Quiet hours hold for mail, robots and SMS; urgent kinds go out at any time. */
export const deliveryRules = z.object({
  quietFrom: clockText,
  quietTo: clockText,
  workingDaysOnly: z.boolean(),
  allowedHosts: z.array(z.string().trim().min(1).max(253)).max(50),
  /** 演练: nothing leaves the house. */
  training: z.boolean(),
})

export const listChannels = defineRoute({
  name: 'channels.list',
  summary: '渠道设置',
  method: 'GET',
  path: '/api/t/:county/channels',
  params: inCounty,
  answer: z.object({
    channels: z.array(channelView),
    rules: deliveryRules,
    /** A demo or sample county always rehearses. */
    trainingFixed: z.boolean(),
  }),
  faults: [],
  access: manages,
})

const settings = {
  enabled: z.boolean(),
  takes: z.array(z.enum(deliveryKinds)),
  afterHours: z.number().int().min(0).max(200),
  options: channelOptions,
}

/** What of a channel two people may edit at once (R6). */
export const channelSettings = z.object(settings)

export const saveChannel = defineRoute({
  name: 'channels.save',
  summary: '保存一个渠道',
  method: 'PUT',
  path: '/api/t/:county/channels/:channel',
  params: inCounty.extend({ channel: channelName }),
  body: z.object({
    ...settings,
    /** What the editor showed; something else in the meantime is a 409 with both. */
    seen: channelSettings.optional(),
    /** null: as it was. */
    address: z.string().trim().max(1000).nullable(),
    secret: z.string().trim().max(1000).nullable(),
  }),
  answer: z.object({ channel: channelName }),
  faults: ['channel.bad-address', 'channel.bad-secret', 'channel.not-set', 'request.changed-meanwhile'],
  access: manages,
})

/** Sends a test message now and shows what the receiver really answered. */
export const testChannel = defineRoute({
  name: 'channels.test',
  summary: '发送测试',
  method: 'POST',
  path: '/api/t/:county/channels/:channel/test',
  params: inCounty.extend({ channel: channelName }),
  /** For mail and SMS: an address or a number. */
  body: z.object({ to: z.string().trim().max(200).nullable() }),
  answer: z.object({ ok: z.boolean(), answer: z.string(), ms: z.number().int() }),
  faults: ['channel.not-set', 'channel.training'],
  access: manages,
})

export const saveDeliveryRules = defineRoute({
  name: 'channels.rules',
  summary: '保存免打扰时段和允许的主机',
  method: 'PUT',
  path: '/api/t/:county/channel-rules',
  params: inCounty,
  body: deliveryRules.extend({ seen: deliveryRules.optional() }),
  answer: deliveryRules,
  faults: ['channel.training-fixed', 'request.changed-meanwhile'],
  access: manages,
})

const deliveryStates = ['waiting', 'sending', 'sent', 'delivered', 'read', 'unneeded', 'failed', 'dead'] as const

/** One delivery as the office follows it up. */
export const deliveryView = z.object({
  id: idText,
  kind: z.enum(deliveryKinds),
  channel: z.enum(['inbox', ...outsideChannels]),
  title: z.string(),
  to: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  putAt: instantText,
  nextAt: instantText.nullable(),
  deliveredAt: instantText.nullable(),
  readAt: instantText.nullable(),
  /** What the receiver answered, or why the last attempt failed. */
  answer: z.string().nullable(),
  link: z.string(),
  mayAgain: z.boolean(),
})

export const listDeliveries = defineRoute({
  name: 'deliveries.list',
  summary: '送达情况',
  method: 'GET',
  path: '/api/t/:county/deliveries',
  params: inCounty,
  query: z.object({
    state: z.enum(deliveryStates).optional(),
    channel: z.enum(['inbox', ...outsideChannels]).optional(),
    before: idText.optional(),
  }),
  answer: z.object({ deliveries: z.array(deliveryView), more: z.boolean(), dead: z.number().int() }),
  faults: [],
  access: manages,
})

/** 再发: a delivery that was given up, or failed, is tried again from the beginning. */
export const sendAgain = defineRoute({
  name: 'deliveries.again',
  summary: '再发',
  method: 'POST',
  path: '/api/t/:county/deliveries/:delivery/again',
  params: inCounty.extend({ delivery: idText }),
  answer: z.object({ state: z.enum(deliveryStates) }),
  faults: ['delivery.unknown', 'delivery.not-again'],
  access: manages,
})

/** 忽略: a delivery that was given up need not arrive any more; why is kept with it. */
export const dismissDelivery = defineRoute({
  name: 'deliveries.dismiss',
  summary: '忽略送达',
  method: 'POST',
  path: '/api/t/:county/deliveries/:delivery/dismissal',
  params: inCounty.extend({ delivery: idText }),
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  answer: z.object({ state: z.literal('unneeded') }),
  faults: ['delivery.unknown', 'delivery.not-dead'],
  access: manages,
})

/** Where the asker wants mail. */
export const readContact = defineRoute({
  name: 'messages.contact',
  summary: '我的接收邮箱',
  method: 'GET',
  path: '/api/t/:county/contact',
  params: inCounty,
  answer: z.object({ email: z.string().nullable() }),
  faults: [],
  access: 'signed-in',
})

export const saveContact = defineRoute({
  name: 'messages.keep-contact',
  summary: '保存我的接收邮箱',
  method: 'PUT',
  path: '/api/t/:county/contact',
  params: inCounty,
  body: z.object({ email: z.email().max(200).nullable() }),
  answer: z.object({ email: z.string().nullable() }),
  faults: [],
  access: 'signed-in',
})
