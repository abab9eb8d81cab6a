import { Webhook } from 'standardwebhooks'
import { answered } from './answers.ts'
import type { Channel } from './channel.ts'

/** Any platform's own receiver, signed by Standard Webhooks: `webhook-id` is the delivery's id, the same on every attempt. */
export const webhook: Channel = {
  channel: 'webhook',
  isDigest: false,
  isQuiet: false,
  recipient: undefined,
  mostPerMinute: undefined,
  send: (message, { secrets }, reach) => {
    const now = new Date()
    const body = JSON.stringify({
      type: message.event.type,
      timestamp: new Date(message.at).toISOString(),
      data: {
        ...message.event.data,
        county: message.county,
        ...(message.url === undefined ? {} : { url: message.url }),
      },
    })
    const signature = new Webhook(secrets.secret ?? '').sign(message.id, now, body)
    const headers = {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signature,
    }
    return answered({ url: secrets.address ?? '', headers, body }, reach)
  },
}
