import { connect, createServer, type Socket } from 'node:net'

/** The one address behind which servers change, as a virtual IP does: what a county's DATABASE_URL names. */
export interface FloatingAddress {
  readonly port: number
  /** From now on it leads to this port; every open connection is cut. */
  leadTo(port: number): void
  /** Takes every byte and passes none on, closing nothing: a firewall that forgot its connections. */
  freeze(frozen: boolean): void
  close(): void
}

export async function floatingAddress(first: number): Promise<FloatingAddress> {
  let target = first
  let frozen = false
  const sockets = new Set<Socket>()
  const kept = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.setNoDelay(true) // else small packets wait for one another's acknowledgement, 40 ms at a time
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    const far = kept(connect(target, '127.0.0.1'))
    kept(near)
    near.on('data', (bytes) => frozen || far.write(bytes)).on('close', () => far.destroy())
    far.on('data', (bytes) => frozen || near.write(bytes)).on('close', () => near.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    leadTo: (port) => {
      target = port
      cut()
    },
    freeze: (on) => {
      frozen = on
    },
    close: () => {
      cut()
      server.close()
    },
  }
}
