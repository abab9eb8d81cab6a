import type { Answer, amendPerson, erasePerson, Input, listPersons } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { refuseChanged } from '../../platform/faults/changed-meanwhile.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { Identity } from '../../platform/session/identity.ts'
import { newPassword } from './new-password.ts'
import { openOrg, refuseSample } from './opened-org.ts'
import { personReach } from './person-reach.ts'
import { type PersonRow, PersonsStore } from './persons.store.ts'
import { PostsStore } from './posts.store.ts'

/** Persons: a name and a phone beside an id. What facts hold is the id alone. */
@Injectable()
export class PersonsService {
  constructor(
    private readonly database: Database,
    private readonly store: PersonsStore,
    private readonly posts: PostsStore,
    private readonly identity: Identity,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listPersons>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const org = await openOrg(tx, actor)
      const reaches = personReach(org, actor.rootUnitId)
      const posts = new Map((await this.posts.posts(tx, org.today)).map((post) => [post.id, post]))
      const held = Map.groupBy(await this.posts.holders(tx, org.today), ({ person }) => person)
      const persons = await this.store.persons(tx)
      return {
        persons: persons.map(({ id, name, phone }) => ({
          id,
          name,
          phone: reaches(id) ? phone : null,
          posts: (held.get(id) ?? []).flatMap(({ post, deputy }) => {
            const at = posts.get(post)
            return at === undefined ? [] : [{ post, title: at.title, unitName: org.nameOf(at.unit), deputy }]
          }),
          mayChange: actor.tenant.kind !== 'sample' && reaches(id),
        })),
      }
    })
  }

  amend(
    actor: Actor,
    id: string,
    { name, phone, seen }: Input<typeof amendPerson>['body'],
  ): Promise<Answer<typeof amendPerson>> {
    refuseSample(actor)
    return this.database.write(actor.tenantId, deedOf(actor, 'persons.amend', id), async (tx) => {
      await this.reached(tx, actor, id)
      const theirs = await this.store.lock(tx, id)
      if (seen !== undefined)
        refuseChanged([
          { field: 'name', label: '姓名', seen: seen.name ?? '', yours: name, theirs: theirs.name ?? '' },
          { field: 'phone', label: '电话', seen: seen.phone ?? '', yours: phone ?? '', theirs: theirs.phone ?? '' },
        ])
      await this.store.amend(tx, id, name, phone)
      return { person: id }
    })
  }

  erase(actor: Actor, id: string): Promise<Answer<typeof erasePerson>> {
    refuseSample(actor)
    return this.database.write(actor.tenantId, deedOf(actor, 'persons.erase', id), async (tx) => {
      await this.reached(tx, actor, id)
      const today = (await openOrg(tx, actor)).today
      const held = (await this.posts.holders(tx, today)).filter(({ person }) => person === id)
      if (held.length > 0) {
        const titles = await Promise.all(held.map(async ({ post }) => (await this.posts.post(tx, post))?.title ?? ''))
        throw new Fault('person.in-office', { posts: titles.join('、') })
      }
      await this.store.erase(tx, id)
      // a login name may well be the person's own name
      if ((await this.store.loginOf(tx, id)) !== undefined)
        await this.identity.keepAccount(actor.tenantId, id, `已抹去-${id}`, newPassword())
      await this.identity.setDisabled(actor.tenantId, id, true)
      return { person: id }
    })
  }

  private async reached(tx: Tx, actor: Actor, id: string): Promise<PersonRow> {
    const person = await this.store.find(tx, id)
    if (person === undefined) throw new Fault('person.unknown')
    const org = await openOrg(tx, actor)
    if (!personReach(org, actor.rootUnitId)(id)) demand(actor, 'manage-people', 'Account', { unitId: '' })
    return person
  }
}

const deedOf = (actor: Actor, action: string, id: string) => ({ by: actor.personId, action, subject: `person:${id}` })
