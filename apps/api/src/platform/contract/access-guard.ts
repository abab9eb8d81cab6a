import type { Route } from '@jizhi/contracts'
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { Fault } from '../faults/fault.ts'
import { headersOf } from '../session/cookies.ts'
import { Identity } from '../session/identity.ts'
import { Sessions } from '../session/sessions.ts'
import { type Asked, askedOf, ROUTE } from './contract.ts'

/** Every handler has a route, every route says who may call it; a handler without one is not reachable. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: Identity,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler())
    if (route === undefined) throw new Fault('request.unknown')
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    if (route.method !== 'GET') refuseForeignOrigin(request)
    const asked = askedOf(request)
    if (route.access === 'anonymous') {
      await this.findTenant(request, asked)
      return true
    }
    await this.findActor(request, asked)
    const { access } = route
    if (access !== 'signed-in' && asked.actor?.ability.can(access.action, access.subject) !== true)
      throw new Fault('access.denied')
    return true
  }

  private async findTenant(request: FastifyRequest, asked: Asked): Promise<void> {
    const code = countyOf(request)
    if (code === undefined) return
    const tenant = await this.sessions.tenantOf(code)
    if (tenant === undefined) throw new Fault('tenant.unknown')
    asked.tenant = tenant
  }

  /** Signed out comes before everything, and a county that is not the person's own answers as one that does not exist. */
  private async findActor(request: FastifyRequest, asked: Asked): Promise<void> {
    const userId = await this.identity.userOf(headersOf(request))
    if (userId === undefined) throw new Fault('access.signed-out')
    await this.findTenant(request, asked)
    if (asked.tenant === undefined) throw new Fault('request.unknown')
    const actor = await this.sessions.actorOf(userId, asked.tenant)
    if (actor === undefined) throw new Fault('tenant.unknown')
    asked.actor = actor
  }
}

function countyOf(request: FastifyRequest): string | undefined {
  const { params } = request
  if (typeof params !== 'object' || params === null || !('county' in params)) return undefined
  return typeof params.county === 'string' ? params.county : undefined
}

/** A browser names the page a call comes from; a page of another site may not write with this site's cookie. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin } = request.headers
  if (origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw new Fault('access.denied')
}
