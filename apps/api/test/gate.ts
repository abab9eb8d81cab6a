import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A gate before the database: shut, it drops every connection and takes no new one, as a server that is being restarted. */
export interface Gate {
  /** The same address, through the gate. */
  readonly through: (url: string) => string
  readonly shut: () => Promise<void>
  readonly open: () => Promise<void>
}

export async function openGate(to: string): Promise<Gate> {
  const { hostname, port } = new URL(to)
  const passing = new Set<Socket>()
  const server = createServer((from) => {
    const onward = connect(Number(port), hostname)
    for (const [one, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      passing.add(one)
      one.on('error', () => other.destroy()).on('close', () => passing.delete(one) && other.destroy())
      one.pipe(other)
    }
  })
  const listen = (at: number): Promise<unknown> => {
    const ready = once(server, 'listening')
    server.listen(at, '127.0.0.1')
    return ready
  }
  await listen(0)
  const own = (server.address() as AddressInfo).port // a server on TCP has such an address
  return {
    through: (url) => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(own) }).href,
    shut: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of passing) socket.destroy()
      await closed
    },
    open: async () => void (await listen(own)),
  }
}
