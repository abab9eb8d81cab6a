import type { OutsideChannel } from '@jizhi/contracts'
import type { Channel } from './channel.ts'
import { dingtalk } from './dingtalk.ts'
import { mail } from './mail.ts'
import { sms } from './sms.ts'
import { webhook } from './webhook.ts'
import { wecom } from './wecom.ts'

/** Every way out of the house, one file each. */
export const channels: Readonly<Record<OutsideChannel, Channel>> = { mail, webhook, dingtalk, wecom, sms }
