import type { Route } from '@jizhi/contracts'
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Actor, TenantCard } from '../session/actor.ts'
import { openApiOf } from './openapi.ts'

/** Metadata key under which a handler's route stands. */
export const ROUTE = 'jizhi:route'

/** What the guard and the interceptor leave on a request for the handler. */
export interface Asked {
  tenant?: TenantCard
  actor?: Actor
  input?: unknown
  upload?: Upload
}

export interface Upload {
  readonly fileName: string
  readonly bytes: Buffer
}

/** Binds a handler to its route: address, access, parsing in and out, and the OpenAPI description. */
export function Contract(route: Route): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
    HttpCode(200),
    SetMetadata(ROUTE, route),
    ...openApiOf(route),
  )
}

export function askedOf(request: FastifyRequest): Asked {
  // Fastify's request is open for additions; these four are ours.
  return request as unknown as Asked
}

const from = (pick: (asked: Asked) => unknown) =>
  createParamDecorator((_: unknown, context: ExecutionContext) =>
    pick(askedOf(context.switchToHttp().getRequest<FastifyRequest>())),
  )

/** The parsed params, query and body. */
export const Input = from((asked) => asked.input)
/** The actor; present on every route that is not anonymous. */
export const Who = from((asked) => asked.actor)
/** The county named in the address. */
export const InTenant = from((asked) => asked.tenant)
/** The uploaded file of a route with `upload`. */
export const Uploaded = from((asked) => asked.upload)
