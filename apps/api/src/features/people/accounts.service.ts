import type { Answer, Input, listAccounts, openAccount, resetPassword, switchAccount } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { Identity } from '../../platform/session/identity.ts'
import { newPassword } from './new-password.ts'
import { openOrg, refuseSample } from './opened-org.ts'
import { personReach } from './person-reach.ts'
import { type LoginRow, PersonsStore } from './persons.store.ts'
import { PostsStore } from './posts.store.ts'

/** Login names of a county. A password is shown once, to whoever issued it, and kept nowhere in clear. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly store: PersonsStore,
    private readonly posts: PostsStore,
    private readonly identity: Identity,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listAccounts>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const org = await openOrg(tx, actor)
      const reaches = personReach(org, actor.rootUnitId)
      const posts = new Map((await this.posts.posts(tx, org.today)).map((post) => [post.id, post]))
      const held = Map.groupBy(await this.posts.holders(tx, org.today), ({ person }) => person)
      const logins = await this.store.logins(tx)
      return {
        accounts: logins
          .filter(({ person }) => reaches(person))
          .map(({ person, name, person_name, disabled, created_at }) => ({
            person,
            name,
            personName: person_name,
            posts: (held.get(person) ?? []).flatMap(({ post }) => {
              const at = posts.get(post)
              return at === undefined ? [] : [`${org.nameOf(at.unit)}${at.title}`]
            }),
            disabled,
            createdAt: created_at.toISOString(),
            mayChange: actor.tenant.kind !== 'sample',
          })),
      }
    })
  }

  async open(actor: Actor, { person, name }: Input<typeof openAccount>['body']): Promise<Answer<typeof openAccount>> {
    const standing = await this.login(actor, person)
    if (standing !== undefined) throw new Fault('account.already-there', { name: standing.name })
    return this.issue(actor, 'accounts.open', person, name)
  }

  async reset(actor: Actor, person: string): Promise<Answer<typeof resetPassword>> {
    const standing = await this.login(actor, person)
    if (standing === undefined) throw new Fault('account.unknown')
    if (await this.identity.servesOthers(actor.tenantId, person)) throw new Fault('account.serves-others') // one county's administrator would walk into another's
    return this.issue(actor, 'accounts.reset', person, standing.name)
  }

  async switch(actor: Actor, person: string, disabled: boolean): Promise<Answer<typeof switchAccount>> {
    if ((await this.login(actor, person)) === undefined) throw new Fault('account.unknown')
    if (person === actor.personId && disabled) throw new Fault('account.own')
    const action = disabled ? 'accounts.disable' : 'accounts.enable'
    return this.database.write(actor.tenantId, deedOf(actor, action, person), async () => {
      await this.identity.setDisabled(actor.tenantId, person, disabled)
      return { person, disabled }
    })
  }

  private issue(actor: Actor, action: string, person: string, name: string): Promise<Answer<typeof openAccount>> {
    const password = newPassword()
    return this.database.write(actor.tenantId, deedOf(actor, action, person), async () => {
      const kept = await this.identity.keepAccount(actor.tenantId, person, name, password)
      if (kept === 'name-taken') throw new Fault('account.name-taken', { name })
      return { person, name, password }
    })
  }

  /** The login of a person within reach, if there is one. */
  private login(actor: Actor, person: string): Promise<LoginRow | undefined> {
    refuseSample(actor)
    return this.database.read(actor.tenantId, async (tx: Tx) => {
      if ((await this.store.find(tx, person)) === undefined) throw new Fault('person.unknown')
      const org = await openOrg(tx, actor)
      if (!personReach(org, actor.rootUnitId)(person)) demand(actor, 'manage-people', 'Account', { unitId: '' })
      return this.store.loginOf(tx, person)
    })
  }
}

const deedOf = (actor: Actor, action: string, id: string) => ({ by: actor.personId, action, subject: `person:${id}` })
