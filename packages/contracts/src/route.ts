import type { Action, Subject } from '@jizhi/access'
import type { ZodType, z } from 'zod'

/** Who may call: anyone, anyone signed in to that county, or those whose rules allow the action on the subject. */
export type RouteAccess = 'anonymous' | 'signed-in' | { readonly action: Action; readonly subject: Subject }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An uploaded file beside the fields of a multipart body. */
export interface UploadRule {
  readonly maxBytes: number
}

export interface Route<
  P extends ZodType = ZodType,
  Q extends ZodType = ZodType,
  B extends ZodType = ZodType,
  A extends ZodType = ZodType,
> {
  /** `noun.verb`, unique. */
  readonly name: string
  readonly summary: string
  readonly method: Method
  /** With `:names`; a path under `/api/t/:county` belongs to one tenant. */
  readonly path: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** `'file'`: the answer is a download, not JSON. */
  readonly answer: A | 'file'
  readonly upload?: UploadRule
  readonly faults: readonly string[]
  readonly access: RouteAccess
}

/** The one place where a route is said: Nest parses in and out with it, the web client is typed from it. */
export function defineRoute<
  P extends ZodType = z.ZodUndefined,
  Q extends ZodType = z.ZodUndefined,
  B extends ZodType = z.ZodUndefined,
  A extends ZodType = z.ZodUndefined,
  const F extends readonly string[] = readonly string[],
>(route: Route<P, Q, B, A> & { readonly faults: F }): Route<P, Q, B, A> & { readonly faults: F } {
  return route
}

type Sent<R, K extends 'params' | 'query' | 'body'> = R extends { [_ in K]?: infer S }
  ? NonNullable<S> extends z.ZodUndefined
    ? { readonly [_ in K]?: undefined }
    : NonNullable<S> extends ZodType
      ? { readonly [_ in K]: z.input<NonNullable<S>> }
      : never
  : never

type Parsed<R, K extends 'params' | 'query' | 'body'> = R extends { [_ in K]?: infer S }
  ? NonNullable<S> extends z.ZodUndefined
    ? unknown
    : NonNullable<S> extends ZodType
      ? { readonly [_ in K]: z.output<NonNullable<S>> }
      : unknown
  : unknown

/** What a handler receives: params, query and body after parsing. */
export type Input<R> = Parsed<R, 'params'> & Parsed<R, 'query'> & Parsed<R, 'body'>

/** What a caller sends. */
export type Request<R> = Sent<R, 'params'> & Sent<R, 'query'> & Sent<R, 'body'>

/** What comes back as JSON. */
export type Answer<R> = R extends { answer: infer A } ? (A extends ZodType ? z.output<A> : never) : never

/** What a handler returns, before it is parsed on the way out. */
export type Reply<R> = R extends { answer: infer A } ? (A extends ZodType ? z.input<A> : never) : never

/** The address of a call: `:names` filled in and the query appended; undefined values are left out. */
export function addressOf(
  route: Pick<Route, 'path'>,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const tail = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
  return tail === '' ? path : `${path}?${tail}`
}
