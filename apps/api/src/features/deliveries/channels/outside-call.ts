import { lookup } from 'node:dns/promises'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP } from 'node:net'

/** What a county may reach, and how long one waits. */
export interface Reach {
  /** Hosts of its own network that the county allowed by name. */
  readonly allowedHosts: readonly string[]
  readonly timeoutMs: number
}

/** The machine's own and other private networks: a county's address must not make this server knock there. */
const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

/** Also IPv4 inside IPv6 (`::ffff:10.0.0.1`), which the list itself compares as IPv4. */
export const isPrivate = (address: string): boolean => PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

export class Unreachable extends Error {}

/**
 * The address a host stands at, checked after DNS; the caller connects to this very address, so that a second look-up
 * cannot lead elsewhere. Throws `Unreachable` in a sentence.
 */
export async function addressOfHost(host: string, { allowedHosts }: Pick<Reach, 'allowedHosts'>): Promise<string> {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const found = await lookup(bare, { all: true }).catch(() => [])
  const [first] = found
  if (first === undefined) throw new Unreachable(`找不到主机 ${bare}`)
  if (!allowedHosts.includes(bare) && found.some(({ address }) => isPrivate(address)))
    throw new Unreachable(`主机 ${bare} 在内部网络，没有列入允许的主机`)
  return first.address
}

export interface OutsideCall {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const MOST_ANSWER = 4_096

/** One call outside: address checked, no redirects, bounded in time and size. Throws `Unreachable` in a sentence. */
export async function callOutside(call: OutsideCall, reach: Reach): Promise<{ status: number; text: string }> {
  const url = URL.parse(call.url)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new Unreachable('地址不是 http 或 https')
  const address = await addressOfHost(url.hostname, reach)
  const start = url.protocol === 'https:' ? secure : plain
  const body = call.body === undefined ? undefined : Buffer.from(call.body)
  return new Promise((done, fail) => {
    const request = start(
      url,
      {
        method: call.method ?? 'POST',
        headers: { ...call.headers, ...(body === undefined ? {} : { 'content-length': String(body.length) }) },
        signal: AbortSignal.timeout(reach.timeoutMs),
        lookup: (_host, options, found) => {
          const family = isIP(address)
          if (options.all === true) found(null, [{ address, family }])
          else found(null, address, family)
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          if (text.length < MOST_ANSWER) text += part
        })
        response.on('end', () => done({ status: response.statusCode ?? 0, text: text.slice(0, MOST_ANSWER) }))
        response.on('error', (error) => fail(new Unreachable(wordsOf(error))))
      },
    )
    request.on('error', (error) => fail(new Unreachable(wordsOf(error))))
    request.end(body)
  })
}

/** What happened, for the one who set the address. */
export function wordsOf(error: unknown): string {
  if (error instanceof Unreachable) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return '对方没有在规定时间内应答'
  if (code === 'ECONNREFUSED') return '对方拒绝连接'
  return error instanceof Error ? `${code} ${error.message}`.trim().slice(0, 300) : String(error)
}
