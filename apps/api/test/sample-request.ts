import type { Route } from '@jizhi/contracts'
import { z } from 'zod'
import { newId } from '../src/platform/new-id.ts'
import type { Ids } from './canary.ts'

/** The shapes of JSON Schema that zod writes and that are read here. */
interface Shape {
  readonly type?: string
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
}

/** Values of the paths that name no row. */
const PLAIN: Readonly<Record<string, string>> = { block: 'rank', port: 'ranked', version: '1', column: 'place' }

/** The id that a name asks for: `ownerUnitId` is a unit, `row` and other unknown names are one too. */
function idNamed(name: string, ids: Ids): string {
  const holder = Object.keys(ids).find((one) => name.toLowerCase().includes(one))
  return (holder && ids[holder]) ?? ids.unit ?? newId()
}

/** The address of a route with these ids in it, and what its query requires. */
export function sampleAddress(route: Route, county: string, ids: Ids): string {
  const path = route.path
    .replace(':county', county)
    .replace(/:([a-zA-Z]+)/g, (_, name: string) => PLAIN[name] ?? idNamed(name, ids))
  const query = route.query === undefined ? {} : sample('', shapeOf(route.query), ids)
  const texts = Object.entries(query as Record<string, unknown>).map(([name, held]) => [name, String(held)] as const)
  const search = new URLSearchParams(Object.fromEntries(texts))
  return search.size === 0 ? path : `${path}?${search}`
}

/** A body that the route's own schema mostly takes, so that the ids in it are looked up. */
export const sampleBody = (route: Route, ids: Ids): string | undefined =>
  route.method === 'GET'
    ? undefined
    : JSON.stringify(route.body === undefined ? {} : sample('', shapeOf(route.body), ids))

const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape // read as far as it is described above

function sample(name: string, shape: Shape, ids: Ids): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  const [first] = shape.anyOf ?? shape.oneOf ?? []
  if (first !== undefined) return sample(name, first, ids)
  if (shape.type === 'object')
    return Object.fromEntries(
      Object.entries(shape.properties ?? {})
        .filter(([key]) => shape.required?.includes(key))
        .map(([key, held]) => [key, sample(key, held, ids)]),
    )
  if (shape.type === 'array')
    return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () => sample(name, shape.items ?? {}, ids))
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(1, shape.minimum ?? 1)
  if (shape.type === 'boolean') return true
  if (shape.type === 'null') return null
  return textNamed(name, shape, ids)
}

function textNamed(name: string, shape: Shape, ids: Ids): string {
  if (PLAIN[name] !== undefined) return PLAIN[name]
  if (shape.format === 'uuid' || /^(row|unit|key)/.test(name)) return idNamed(name, ids)
  if (shape.format === 'date' || /from|day|on$/i.test(name)) return '2026-11-01'
  return name === 'period' ? '2026-11' : '样'.repeat(Math.max(2, shape.minLength ?? 0))
}
