import { type Answer, addressOf, type Request, type Route, signIn } from '@jizhi/contracts'
import type { Account } from './county.ts'

/** Someone signed in who speaks the contracts, without a page. */
export async function caller(origin: string, county: string, body: Account) {
  let cookie = ''
  const ask = async <R extends Route>(route: R, sent: Request<R>): Promise<Answer<R>> => {
    // as in every contract: params and query are texts and scalars
    const { params, query, body } = sent as { params?: Record<string, string>; query?: object; body?: unknown }
    const response = await fetch(origin + addressOf(route, params, { ...query }), {
      method: route.method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${route.name}: ${await response.text()}`)
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? ''
    return (await response.json()) as Answer<R> // the program parsed it with the route's own schema on the way out
  }
  await ask(signIn, { params: { county }, body })
  return ask
}
