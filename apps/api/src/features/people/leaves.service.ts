import type { Answer, endLeave, Input, listLeaves, takeLeave } from '@jizhi/contracts'
import { addDays, type Day } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type LeaveRow, LeavesStore } from './leaves.store.ts'
import { type OpenedOrg, openOrg, openOrgToChange, refuseSample } from './opened-org.ts'
import { postsChanged } from './people.queue.ts'
import { type HolderRow, type PostRow, PostsStore } from './posts.store.ts'

type View = Answer<typeof listLeaves>

/** 请假与代理: somebody stands in at a post from a day to a day; it ends by itself (PIN-6). */
@Injectable()
export class LeavesService {
  constructor(
    private readonly database: Database,
    private readonly store: LeavesStore,
    private readonly posts: PostsStore,
    private readonly queue: Queue,
  ) {}

  list(actor: Actor): Promise<View> {
    return this.database.read(actor.tenantId, async (tx) => {
      const org = await openOrg(tx, actor)
      const posts = await this.posts.posts(tx, org.today)
      const held = await this.posts.holders(tx, org.today)
      const leaves = (await this.store.since(tx, addDays(org.today, -LOOK_BACK_DAYS))).filter(
        (one) => one.person === actor.personId || mayManage(actor, org, one.unit, one.away),
      )
      return {
        leaves: leaves.map((one) => viewOf(one, actor, org)),
        holdings: posts.flatMap((post) =>
          ownHoldings(held, post)
            .filter(({ person }) => mayManage(actor, org, post.unit, person))
            .map((one) => holdingView(one, post, colleaguesOf(posts, held, post, one.person), org)),
        ),
      }
    })
  }

  take(actor: Actor, { body }: Input<typeof takeLeave>): Promise<Answer<typeof takeLeave>> {
    const id = newId()
    return this.changing(actor, 'leaves.take', `post:${body.post}`, body.from, async (tx, org) => {
      const post = await this.posts.post(tx, body.post)
      if (post === undefined) throw new Fault('post.unknown')
      if (!mayManage(actor, org, post.unit, body.away)) throw new Fault('access.denied')
      if (body.to < body.from || body.to < org.today) throw new Fault('leave.backwards')
      const held = await this.posts.holders(tx, body.from)
      if (!ownHoldings(held, post).some((one) => one.person === body.away && one.from <= body.from))
        throw new Fault('leave.not-there', { day: body.from, title: post.title })
      const colleague = colleaguesOf(await this.posts.posts(tx, body.from), held, post, body.away).get(body.standIn)
      if (colleague === undefined) throw new Fault('leave.not-colleague')
      const to = addDays(body.to as Day, 1) // the contract let only days pass
      if (!(await this.store.insert(tx, { id, ...body, to })))
        throw new Fault('leave.already-there', { name: colleague, day: body.from })
      return { leave: id }
    })
  }

  end(actor: Actor, { params, body }: Input<typeof endLeave>): Promise<Answer<typeof endLeave>> {
    return this.changing(actor, 'leaves.end', `holder:${params.leave}`, body.on, async (tx, org) => {
      const leave = await this.store.one(tx, params.leave)
      if (leave === undefined) throw new Fault('leave.unknown')
      if (!mayManage(actor, org, leave.unit, leave.away)) throw new Fault('access.denied')
      if (leave.to <= org.today) throw new Fault('leave.over', { day: leave.to })
      if (body.on < leave.from || body.on < org.today || body.on > leave.to) throw new Fault('leave.backwards')
      await this.store.end(tx, params.leave, body.on)
      return { leave: params.leave }
    })
  }

  private changing<T>(
    actor: Actor,
    action: string,
    subject: string,
    on: string,
    work: (tx: Tx, org: OpenedOrg) => Promise<T>,
  ): Promise<T> {
    refuseSample(actor)
    return this.database.write(actor.tenantId, { by: actor.personId, action, subject }, async (tx) => {
      const made = await work(tx, await openOrgToChange(tx, actor, on))
      await this.queue.send(tx, postsChanged, {})
      return made
    })
  }
}

/** How long a leave that is over stays on the list. */
const LOOK_BACK_DAYS = 31

/** One's own, or of somebody whose post one manages. */
const mayManage = (actor: Actor, org: OpenedOrg, unit: string, away: string): boolean =>
  away === actor.personId || org.manages('Post', unit)

const ownHoldings = (held: readonly HolderRow[], post: PostRow): readonly HolderRow[] =>
  held.filter((one) => one.post === post.id && one.standsFor === null)

/** Whoever holds a post in the same unit, deputies of the post included; by person. */
function colleaguesOf(
  posts: readonly PostRow[],
  held: readonly HolderRow[],
  { unit }: PostRow,
  away: string,
): ReadonlyMap<string, string> {
  const near = new Set(posts.filter((one) => one.unit === unit).map(({ id }) => id))
  const persons = held.filter((one) => near.has(one.post) && one.standsFor === null && one.person !== away)
  return new Map(persons.map((one) => [one.person, one.name ?? '']))
}

function viewOf(one: LeaveRow, actor: Actor, org: OpenedOrg): View['leaves'][number] {
  return {
    ...{ id: one.id, post: one.post, title: one.title, unitName: org.nameOf(one.unit) },
    away: { id: one.away, name: one.awayName ?? '' },
    standIn: { id: one.person, name: one.name ?? '' },
    from: one.from,
    to: addDays(one.to as Day, -1), // read from our own store
    standing: one.to <= org.today ? 'over' : one.from <= org.today ? 'now' : 'coming',
    mayEnd: one.to > org.today && actor.tenant.kind !== 'sample' && mayManage(actor, org, one.unit, one.away),
  }
}

const holdingView = (
  one: HolderRow,
  post: PostRow,
  colleagues: ReadonlyMap<string, string>,
  org: OpenedOrg,
): View['holdings'][number] => ({
  ...{ post: post.id, title: post.title, unitName: org.nameOf(post.unit) },
  away: { id: one.person, name: one.name ?? '' },
  colleagues: [...colleagues].map(([id, name]) => ({ id, name })),
})
