import { createHmac } from 'node:crypto'
import { robotAnswered } from './answers.ts'
import type { Channel } from './channel.ts'
import { digestWords } from './digest-words.ts'

/** 钉钉群机器人, with the sign secret; more than 20 a minute and it is silent for ten. */
export const dingtalk: Channel = {
  channel: 'dingtalk',
  isDigest: true,
  isQuiet: true,
  recipient: undefined,
  mostPerMinute: 20,
  send: (message, { secrets }, reach) => {
    const url = URL.parse(secrets.address ?? '')
    if (url === null) return Promise.resolve({ ok: false, answer: '没有填写机器人地址' })
    if (secrets.secret) {
      const timestamp = String(Date.now())
      const sign = createHmac('sha256', secrets.secret).update(`${timestamp}\n${secrets.secret}`).digest('base64')
      url.searchParams.set('timestamp', timestamp)
      url.searchParams.set('sign', sign)
    }
    const body = JSON.stringify({ msgtype: 'text', text: { content: digestWords(message) }, msgUuid: message.id })
    return robotAnswered({ url: url.href, headers: { 'content-type': 'application/json' }, body }, reach)
  },
}
