import { packedRules } from '@jizhi/access'
import type { Reply, readSession } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor, TenantCard } from '../../platform/session/actor.ts'
import { Identity } from '../../platform/session/identity.ts'
import { LoginFailures } from '../../platform/session/login-failures.ts'
import { Sessions } from '../../platform/session/sessions.ts'

type View = Reply<typeof readSession>

@Injectable()
export class SessionService {
  constructor(
    private readonly identity: Identity,
    private readonly failures: LoginFailures,
    private readonly sessions: Sessions,
  ) {}

  /** A session for the right password; every other case gives the one answer that tells nothing apart. */
  async signIn(
    tenant: TenantCard,
    typed: { name: string; password: string },
    headers: Headers,
  ): Promise<{ view: View; cookies: Headers }> {
    await this.failures.refuseTooMany(tenant.id, typed.name)
    const cookies = await this.identity.signIn(tenant.id, typed.name, typed.password, headers)
    const userId = cookies === undefined ? undefined : await this.identity.userOf(cookiesSent(cookies))
    const actor = userId === undefined ? undefined : await this.sessions.actorOf(userId, tenant)
    if (cookies === undefined || actor === undefined) {
      await this.failures.count(tenant.id, typed.name)
      throw new Fault('session.wrong-password')
    }
    await this.failures.forget(tenant.id, typed.name)
    return { view: this.view(actor), cookies }
  }

  view(actor: Actor): View {
    const { code, name, kind, notice, clockOffsetMs } = actor.tenant
    const now = new Date(actor.now).toISOString()
    return {
      tenant: { code, name, kind, notice, clockOffsetMs, now, rootUnitId: actor.rootUnitId },
      actor: { personId: actor.personId, name: actor.name, grants: [...actor.grants] },
      rules: packedRules(actor.rules),
    }
  }
}

/** The cookies just set, as the browser will send them back. */
function cookiesSent(set: Headers): Headers {
  const pairs = set.getSetCookie().map((cookie) => cookie.split(';')[0])
  return new Headers({ cookie: pairs.join('; ') })
}
