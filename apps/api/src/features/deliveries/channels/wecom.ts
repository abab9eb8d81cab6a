import { robotAnswered } from './answers.ts'
import type { Channel } from './channel.ts'
import { digestWords } from './digest-words.ts'

/** 企业微信群机器人: its address is its secret; 20 a minute as well. */
export const wecom: Channel = {
  channel: 'wecom',
  isDigest: true,
  isQuiet: true,
  recipient: undefined,
  mostPerMinute: 20,
  send: (message, { secrets }, reach) => {
    const body = JSON.stringify({ msgtype: 'text', text: { content: digestWords(message) } })
    return robotAnswered({ url: secrets.address ?? '', headers: { 'content-type': 'application/json' }, body }, reach)
  },
}
