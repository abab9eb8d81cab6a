import { createServer as createHttp, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Somebody else's server on this machine: keeps what it was sent and answers as told. */
export interface Receiver {
  readonly port: number
  readonly got: Received[]
  answer: { status: number; body: string }
  close(): Promise<void>
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port // a server that listens on TCP

const listening = (server: Server): Promise<void> => new Promise((done) => server.listen(0, '127.0.0.1', done))

const closed = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()))

export async function httpReceiver(body = '{"errcode":0}'): Promise<Receiver> {
  const got: Received[] = []
  const server = createHttp((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      text += part
    })
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body: text })
      response.writeHead(receiver.answer.status).end(receiver.answer.body)
    })
  })
  await listening(server)
  const receiver: Receiver = { port: portOf(server), got, answer: { status: 200, body }, close: () => closed(server) }
  return receiver
}

/** Speaks as much SMTP as a mail without log-in needs; what it got is the text after DATA. */
export async function mailReceiver(): Promise<Pick<Receiver, 'port' | 'got' | 'close'>> {
  const got: Received[] = []
  const server = createTcp((socket) => {
    let to = ''
    let text: string | undefined
    let rest = ''
    socket.setEncoding('utf8')
    socket.on('error', () => socket.destroy())
    socket.write('220 receiver ESMTP\r\n')
    socket.on('data', (part: string) => {
      rest += part
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (text !== undefined && line !== '.') {
          text += `${line}\n`
          continue
        }
        if (text !== undefined) got.push({ path: to, headers: {}, body: text })
        text = /^DATA/i.test(line) ? '' : undefined
        if (/^RCPT TO/i.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? ''
        socket.write(text === '' ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 taken\r\n')
      }
    })
  })
  await listening(server)
  return { port: portOf(server), got, close: () => closed(server) }
}
