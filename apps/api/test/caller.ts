import { type Answer, addressOf, type FaultBody, type Request, type Route, signIn } from '@jizhi/contracts'

/** What came back: the parsed JSON, as the route's answer or as a fault. */
export interface Reply<R> {
  readonly status: number
  readonly answer: Answer<R>
  readonly fault: FaultBody
  readonly text: string
  readonly headers: Headers
}

/** Someone at a browser: keeps the cookie, speaks the contracts. */
export class Caller {
  private cookie = ''
  readonly origin: string
  private key: string | undefined

  constructor(origin: string) {
    this.origin = origin
  }

  /** The same person, sending every act under this Idempotency-Key. */
  under(key: string): Caller {
    const same = new Caller(this.origin)
    same.cookie = this.cookie
    same.key = key
    return same
  }

  /** What a plain request shows to be this person's. */
  shown(): { readonly cookie: string } {
    return { cookie: this.cookie }
  }

  async signIn(county: string, name: string, password: string): Promise<Reply<typeof signIn>> {
    return this.call(signIn, { params: { county }, body: { name, password } })
  }

  /** Calls a route with what its contract wants; never throws for a refusal. */
  async call<R extends Route>(route: R, sent: Request<R>): Promise<Reply<R>> {
    const { params, query, body } = sent as { params?: Record<string, string>; query?: object; body?: unknown }
    const path = addressOf(route, params, { ...query })
    return this.send<R>(route.method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json')
  }

  /** Uploads a file with text fields beside it. */
  async upload<R extends Route>(
    route: R,
    params: Record<string, string>,
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
    fields: Record<string, string> = {},
  ): Promise<Reply<R>> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob([file.bytes]), file.name)
    return this.send<R>(route.method, addressOf(route, params), form)
  }

  /** A file that a route answers with. */
  async bytes(method: string, path: string, body: string): Promise<Uint8Array> {
    const headers = { cookie: this.cookie, 'content-type': 'application/json' }
    const response = await fetch(this.origin + path, { method, headers, body })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.bytes()
  }

  /** A file behind an address. */
  async bytesOf(path: string): Promise<Uint8Array> {
    const response = await fetch(this.origin + path, { headers: { cookie: this.cookie } })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.bytes()
  }

  /** The headers that come with a file. */
  async headersOf(path: string): Promise<Headers> {
    return (await fetch(this.origin + path, { method: 'HEAD', headers: { cookie: this.cookie } })).headers
  }

  /** A call past the contracts, for hostile input. */
  async send<R>(method: string, path: string, body?: string | FormData, contentType?: string): Promise<Reply<R>> {
    const headers: Record<string, string> = this.cookie === '' ? {} : { cookie: this.cookie }
    if (contentType !== undefined && body !== undefined) headers['content-type'] = contentType
    if (this.key !== undefined) headers['idempotency-key'] = this.key
    const response = await fetch(this.origin + path, { method, headers, ...(body === undefined ? {} : { body }) })
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? ''
    const text = await response.text()
    const json: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined
    // the program parsed it with the route's own schema on the way out
    return {
      status: response.status,
      answer: json as Answer<R>,
      fault: json as FaultBody,
      text,
      headers: response.headers,
    }
  }
}
