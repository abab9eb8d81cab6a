import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'

export const KIND_WORDS = {
  notice: '告知',
  reminder: '提醒',
  urge: '催办',
  supervise: '督办',
  circular: '通报',
  document: '文书',
  message: '消息',
  'work-slip': '工作联系单',
  alarm: '告警',
  duty: '待办',
} as const satisfies Record<DeliveryKind, string>

export const CHANNEL_WORDS = {
  mail: '邮件',
  webhook: 'Webhook',
  dingtalk: '钉钉机器人',
  wecom: '企业微信机器人',
  sms: '短信',
} as const satisfies Record<OutsideChannel, string>
