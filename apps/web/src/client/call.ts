import { type Answer, addressOf, type Request, type Route } from '@jizhi/contracts'
import i18n from 'i18next'
import { actAnswered, actKeyFor, newActKey } from './act-key.ts'
import { untilBack } from './connection.ts'
import { CallFault } from './fault.ts'

/** The parts of a request, with their types set aside: the caller's types were checked at `call`. */
interface Parts {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
}

// Every contract's params are an object of texts and its query an object of scalars, which `Request<Route>` at large cannot say.
const partsOf = (request: unknown) => request as Parts

function faultOf(said: unknown, status: number): CallFault {
  const fault = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>
  const code = typeof fault.code === 'string' ? fault.code : 'client.unreadable'
  const message = typeof fault.message === 'string' ? fault.message : i18n.t('client.unreadable')
  const details = typeof fault.details === 'object' && fault.details !== null ? fault.details : {}
  return new CallFault(code, message, status, details as Record<string, unknown>)
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new CallFault('client.unreadable', i18n.t('client.unreadable'), response.status)
  }
}

/** Sends one request; a connection that fails becomes the fault `client.offline`. */
async function send(
  route: Pick<Route, 'method' | 'path'>,
  parts: Parts,
  body: BodyInit | undefined,
  signal?: AbortSignal,
) {
  const json = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  const address = addressOf(route, parts.params, parts.query)
  const act = route.method === 'GET' ? undefined : `${route.method} ${address} ${typeof body === 'string' ? body : ''}`
  const key = act === undefined ? {} : { 'idempotency-key': actKeyFor(act) }
  let response: Response
  try {
    const headers = { accept: 'application/json', 'accept-language': i18n.language, ...json, ...key }
    const sent = { method: route.method, credentials: 'same-origin', headers } as const
    const more = { ...(body === undefined ? {} : { body }), ...(signal ? { signal } : {}) }
    response = await untilBack(() => fetch(address, { ...sent, ...more }), signal)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    if (act !== undefined && typeof body !== 'string' && body !== undefined) actAnswered(act) // two files may differ behind one address
    throw new CallFault('client.offline', i18n.t('client.offline'))
  }
  // A gateway that gave up says nothing about the act; everything else is an answer.
  if (act !== undefined && (response.status < 502 || typeof body !== 'string')) actAnswered(act)
  if (!response.ok) throw faultOf(await readJson(response), response.status)
  return response
}

/**
 * Asks the api one contract route and returns its typed answer.
 * @throws CallFault with the api's code and sentence, `client.offline` without a connection, or `client.unreadable`.
 */
export async function call<R extends Route>(route: R, request: Request<R>, signal?: AbortSignal): Promise<Answer<R>> {
  const parts = partsOf(request)
  const response = await send(route, parts, parts.body === undefined ? undefined : JSON.stringify(parts.body), signal)
  if (response.status === 204) return undefined as Answer<R> // a route without content has no other answer
  return (await readJson(response)) as Answer<R> // the api parsed this very answer with the route's schema on its way out
}

/**
 * Sends an act without waiting for its answer, from a page that is being closed: the browser carries it on after the page
 * is gone. For what may get lost; at most 64 KiB.
 */
export function callLast<R extends Route>(route: R, request: Request<R>): void {
  const { params, query, body } = partsOf(request)
  const headers = { 'content-type': 'application/json', 'idempotency-key': newActKey() }
  const sent = { method: route.method, credentials: 'same-origin', keepalive: true, headers } as const
  void fetch(addressOf(route, params, query), { ...sent, body: JSON.stringify(body) }).catch(() => undefined) // nobody is left to hear it
}

/** Like `call`, with a file beside the fields of the body (multipart). */
export async function upload<R extends Route>(route: R, request: Request<R>, file: File): Promise<Answer<R>> {
  const parts = partsOf(request)
  const form = new FormData()
  for (const [name, value] of Object.entries(parts.body ?? {})) {
    if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  form.append('file', file)
  const response = await send(route, parts, form)
  return (await readJson(response)) as Answer<R> // as above
}

/** Fetches a route whose answer is a file and hands it to the reader under its own name. */
export async function download<R extends Route>(route: R, request: Request<R>, fallbackName: string): Promise<void> {
  const parts = partsOf(request)
  const response = await send(route, parts, parts.body === undefined ? undefined : JSON.stringify(parts.body))
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  saveFile(await response.blob(), named ? decodeURIComponent(named) : fallbackName)
}

/** Hands a file made in the browser to the reader. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
