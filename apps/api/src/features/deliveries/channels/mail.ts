import { createTransport } from 'nodemailer'
import type { Channel } from './channel.ts'
import { addressOfHost, wordsOf } from './outside-call.ts'

/** E-mail by the county's own SMTP server. Each addressee gets a message of their own. */
export const mail: Channel = {
  channel: 'mail',
  isDigest: false,
  isQuiet: true,
  recipient: 'email',
  mostPerMinute: undefined,
  send: async (message, { options, secrets }, reach) => {
    try {
      const host = secrets.address ?? ''
      const transport = createTransport({
        host: await addressOfHost(host, reach),
        port: Number(options.port ?? 465),
        secure: options.security === 'tls',
        requireTLS: options.security === 'starttls',
        ignoreTLS: options.security === 'none',
        tls: { servername: host },
        connectionTimeout: reach.timeoutMs,
        greetingTimeout: reach.timeoutMs,
        socketTimeout: reach.timeoutMs,
        ...(options.user ? { auth: { user: options.user, pass: secrets.secret ?? '' } } : {}),
      })
      let answer = ''
      for (const to of message.recipients) {
        const sent = await transport.sendMail({
          messageId: `<${message.id}@jizhi>`,
          from: options.from ?? '',
          to,
          subject: `【机制】${message.words.title}`,
          text: `${message.words.body}\n\n${message.url ?? '请登录平台查看。'}\n`,
        })
        answer = String(sent.response)
      }
      return { ok: true, answer: answer.slice(0, 500) }
    } catch (error) {
      return { ok: false, answer: wordsOf(error) }
    }
  },
}
