import { type Input as InputOf, type Reply, readSession, signIn, signOut } from '@jizhi/contracts'
import { Controller, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Contract, Input, InTenant, Who } from '../../platform/contract/contract.ts'
import type { Actor, TenantCard } from '../../platform/session/actor.ts'
import { headersOf, setCookies } from '../../platform/session/cookies.ts'
import { Identity } from '../../platform/session/identity.ts'
import { SessionService } from './session.service.ts'

@Controller()
export class SessionController {
  constructor(
    private readonly service: SessionService,
    private readonly identity: Identity,
  ) {}

  @Contract(signIn)
  async signIn(
    @InTenant() tenant: TenantCard,
    @Input() input: InputOf<typeof signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply<typeof signIn>> {
    const { view, cookies } = await this.service.signIn(tenant, input.body, headersOf(request))
    setCookies(reply, cookies)
    return view
  }

  @Contract(readSession)
  read(@Who() actor: Actor): Reply<typeof readSession> {
    return this.service.view(actor)
  }

  @Contract(signOut)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply<typeof signOut>> {
    setCookies(reply, await this.identity.signOut(headersOf(request)))
    return { signedOut: true }
  }
}
