import { answered } from './answers.ts'
import type { Channel, Sent } from './channel.ts'
import { digestWords } from './digest-words.ts'

/** Any SMS gateway that takes HTTP: address and body are templates with {phone}, {text} and {id}. Off until a county sets it. */
export const sms: Channel = {
  channel: 'sms',
  isDigest: true,
  isQuiet: true,
  recipient: 'phone',
  mostPerMinute: undefined,
  send: async (message, { options, secrets }, reach) => {
    const text = digestWords(message)
    const answers: Sent[] = []
    for (const phone of message.recipients) {
      const holes = { phone, text, id: message.id }
      const asJson = (options.bodyTemplate ?? '').trimStart().startsWith('{')
      const body = filled(options.bodyTemplate ?? '', holes, asJson ? jsonText : encodeURIComponent)
      const headers = {
        'content-type': asJson ? 'application/json' : 'application/x-www-form-urlencoded',
        ...(secrets.secret ? { authorization: secrets.secret } : {}),
      }
      const url = filled(secrets.address ?? '', holes, encodeURIComponent)
      const call = body === '' ? { url, method: 'GET' as const, headers } : { url, headers, body }
      answers.push(await answered(call, reach, (said) => said.includes(options.successText ?? '')))
    }
    return answers.find(({ ok }) => !ok) ?? answers[0] ?? { ok: false, answer: '没有登记手机号' }
  },
}

const jsonText = (text: string): string => JSON.stringify(text).slice(1, -1)

const filled = (template: string, holes: Readonly<Record<string, string>>, written: (text: string) => string): string =>
  template.replace(/\{(phone|text|id)\}/g, (_, name: string) => written(holes[name] ?? ''))
