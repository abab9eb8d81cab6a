import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** 送达: what a message is for. A county chooses by kind what leaves the house. */
export const deliveryKinds = [
  'notice', // 告知
  'reminder', // 提醒
  'urge', // 催办
  'supervise', // 督办
  'circular', // 通报
  'document', // 文书
  'message', // 消息
  'work-slip', // 工作联系单
  'alarm', // 告警
  'duty', // 待办 (events for other platforms; never in an inbox)
] as const

export type DeliveryKind = (typeof deliveryKinds)[number]

/** 渠道: ways out of the house. The inbox is not one of them: everything is there. */
export const outsideChannels = ['mail', 'webhook', 'dingtalk', 'wecom', 'sms'] as const

export type OutsideChannel = (typeof outsideChannels)[number]

/** A message in somebody's inbox, its names put in as they are today. */
export const messageCard = z.object({
  id: idText,
  kind: z.enum(deliveryKinds),
  title: z.string(),
  body: z.string(),
  /** The page it leads to, behind `/:county`. */
  link: z.string(),
  at: instantText,
  urgent: z.boolean(),
  read: z.boolean(),
})

/** The asker's own inbox, newest first: what went to the person, to the posts held, and to the units served. */
export const listMessages = defineRoute({
  name: 'messages.list',
  summary: '我的消息',
  method: 'GET',
  path: '/api/t/:county/messages',
  params: inCounty,
  query: z.object({
    unread: z.enum(['true', 'false']).optional(),
    /** Older than this message. */
    before: idText.optional(),
  }),
  answer: z.object({ messages: z.array(messageCard), unread: z.number().int(), more: z.boolean() }),
  faults: [],
  access: 'signed-in',
})

/** What the bell shows. */
export const unreadMessages = defineRoute({
  name: 'messages.unread',
  summary: '未读消息数',
  method: 'GET',
  path: '/api/t/:county/messages/unread',
  params: inCounty,
  answer: z.object({ unread: z.number().int() }),
  faults: [],
  access: 'signed-in',
})

/** Marks the asker's own messages as read, the named ones or all. Saying it twice does nothing. */
export const readMessages = defineRoute({
  name: 'messages.read',
  summary: '标为已读',
  method: 'POST',
  path: '/api/t/:county/messages/read',
  params: inCounty,
  body: z.object({ messages: z.array(idText).max(500).nullable() }),
  answer: z.object({ unread: z.number().int() }),
  faults: [],
  access: 'signed-in',
})
