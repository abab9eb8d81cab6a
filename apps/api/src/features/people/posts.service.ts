import type { Answer, appoint, endHolding, endPost, foundPost, Input, listPosts, renamePost } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { refuseChanged } from '../../platform/faults/changed-meanwhile.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { type OpenedOrg, openOrg, openOrgToChange, refuseSample } from './opened-org.ts'
import { postsChanged } from './people.queue.ts'
import { PersonsStore } from './persons.store.ts'
import { type HolderRow, type PostRow, PostsStore } from './posts.store.ts'

type PostView = Answer<typeof listPosts>['posts'][number]

/** Posts of units, and who holds them from a day to a day. */
@Injectable()
export class PostsService {
  constructor(
    private readonly database: Database,
    private readonly store: PostsStore,
    private readonly persons: PersonsStore,
    private readonly queue: Queue,
  ) {}

  list(actor: Actor, asked: string | undefined): Promise<Answer<typeof listPosts>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const org = await openOrg(tx, actor, asked)
      const held = Map.groupBy(await this.store.holders(tx, org.day), ({ post }) => post)
      const seesNames = actor.ability.can('read', 'Person')
      const posts = (await this.store.posts(tx, org.day)).filter(({ unit }) => org.view.units.has(unit))
      return {
        day: org.day,
        posts: posts.map(
          (post): PostView => ({
            ...post,
            role: post.role as PostView['role'], // read from our own store
            unitName: org.nameOf(post.unit),
            holders: (held.get(post.id) ?? []).map(({ post: _, ...holder }) => ({
              ...holder,
              name: seesNames ? holder.name : null,
              standsForName: seesNames ? holder.standsForName : null,
            })),
            mayChange: actor.tenant.kind !== 'sample' && org.manages('Post', post.unit),
          }),
        ),
      }
    })
  }

  found(actor: Actor, { unit, title, role, on }: Input<typeof foundPost>['body']): Promise<Answer<typeof foundPost>> {
    const id = newId()
    return this.changing(actor, 'posts.found', id, on, async (tx, org) => {
      if (!org.view.units.has(unit)) throw new Fault('unit.unknown')
      demandPosts(actor, org, unit)
      await this.store.insertPost(tx, { id, unit, title, role, on })
      return { post: id }
    })
  }

  rename(
    actor: Actor,
    id: string,
    { title, seen }: Input<typeof renamePost>['body'],
  ): Promise<Answer<typeof renamePost>> {
    return this.changing(actor, 'posts.rename', id, undefined, async (tx, org) => {
      await this.known(tx, actor, org, id)
      const theirs = await this.store.lockTitle(tx, id)
      if (seen !== undefined) refuseChanged([{ field: 'title', label: '岗位名称', seen, yours: title, theirs }])
      await this.store.renamePost(tx, id, title)
      return { post: id }
    })
  }

  end(actor: Actor, id: string, on: string): Promise<Answer<typeof endPost>> {
    return this.changing(actor, 'posts.end', id, on, async (tx, org) => {
      const post = await this.known(tx, actor, org, id)
      refuseEnded(post, on)
      await this.store.endPost(tx, id, on)
      await this.refuseNoAdmin(tx, actor, post)
      return { post: id }
    })
  }

  /** A post is handed over, never its history: the one before keeps every day until then. */
  appoint(
    actor: Actor,
    id: string,
    { who, deputy, replaces, on }: Input<typeof appoint>['body'],
  ): Promise<Answer<typeof appoint>> {
    return this.changing(actor, 'holders.appoint', id, on, async (tx, org) => {
      const post = await this.known(tx, actor, org, id)
      refuseEnded(post, on)
      if (replaces !== null) await this.leave(tx, replaces, on, id)
      const known = 'person' in who ? await this.persons.find(tx, who.person) : undefined
      if ('person' in who && (known === undefined || known.name === null)) throw new Fault('person.unknown')
      const person = 'person' in who ? who.person : newId()
      if (!('person' in who)) await this.persons.insert(tx, { id: person, name: who.name, phone: who.phone })
      const standing = await this.store.holders(tx, on)
      if (standing.some((held) => held.post === id && held.person === person))
        throw new Fault('holder.already-there', { title: post.title })
      const holder = newId()
      await this.store.insertHolder(tx, { id: holder, post: id, person, deputy, on })
      return { holder, person }
    })
  }

  endHolding(actor: Actor, id: string, on: string): Promise<Answer<typeof endHolding>> {
    return this.changing(actor, 'holders.end', id, on, async (tx, org) => {
      const holder = await this.store.holder(tx, id)
      if (holder === undefined) throw new Fault('holder.unknown')
      const post = await this.known(tx, actor, org, holder.post)
      await this.leave(tx, id, on, holder.post)
      await this.refuseNoAdmin(tx, actor, post)
      return { holder: id }
    })
  }

  /** Whoever leaves, someone stays who can let others in. */
  private async refuseNoAdmin(tx: Tx, actor: Actor, left: PostRow): Promise<void> {
    if (left.role !== 'county-admin' || left.unit !== actor.rootUnitId) return
    if ((await this.store.rootAdmins(tx, actor.rootUnitId)) === 0) throw new Fault('holder.last-admin')
  }

  private async leave(tx: Tx, id: string, on: string, post: string): Promise<HolderRow> {
    const holder = await this.store.holder(tx, id)
    if (holder === undefined || holder.post !== post || (holder.to !== null && holder.to <= on))
      throw new Fault('holder.unknown')
    if (on < holder.from) throw new Fault('holder.before-start', { day: holder.from })
    await this.store.endHolder(tx, id, on)
    return holder
  }

  private async known(tx: Tx, actor: Actor, org: OpenedOrg, id: string): Promise<PostRow> {
    const post = await this.store.post(tx, id)
    if (post === undefined) throw new Fault('post.unknown')
    demandPosts(actor, org, post.unit)
    return post
  }

  private changing<T>(
    actor: Actor,
    action: string,
    id: string,
    on: string | undefined,
    work: (tx: Tx, org: OpenedOrg) => Promise<T>,
  ): Promise<T> {
    refuseSample(actor)
    const subject = `${action.startsWith('holders.end') ? 'holder' : 'post'}:${id}`
    return this.database.write(actor.tenantId, { by: actor.personId, action, subject }, async (tx) => {
      const made = await work(tx, on === undefined ? await openOrg(tx, actor) : await openOrgToChange(tx, actor, on))
      await this.queue.send(tx, postsChanged, {})
      return made
    })
  }
}

function demandPosts(actor: Actor, org: OpenedOrg, unit: string): void {
  if (!org.manages('Post', unit)) demand(actor, 'manage-people', 'Post', { unitId: '' }) // only the whole county reaches further
}

function refuseEnded(post: PostRow, on: string): void {
  if (post.to !== null && post.to <= on) throw new Fault('post.ended', { title: post.title, day: post.to })
}
