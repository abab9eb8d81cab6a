import { type Action, abilityFrom, type Role, rulesFor, type Subject } from '@jizhi/access'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, may } from '../../platform/session/actor.ts'

/** Somebody who may sign on paper, with or without an account. */
export interface Signer {
  readonly person: string
  readonly name: string
  readonly post: string
}

interface HeldRow {
  readonly person: string
  readonly name: string | null
  readonly role: Role
  readonly unit: string
  readonly unit_name: string
  readonly post: string
  readonly title: string
  readonly deputy: boolean
}

/** Post-holders of today as those who sign: what somebody may do on paper is what the post may do in the system. */
@Injectable()
export class Signers {
  /** The named persons, or else everybody whose post gives the right over this unit. */
  async of(
    tx: Tx,
    actor: Actor,
    persons: readonly string[],
    right: readonly [Action, Subject],
    ownerUnitId: string,
  ): Promise<Signer[]> {
    const rows = await this.held(tx)
    const byPerson = Map.groupBy(rows, ({ person }) => person)
    return [...byPerson].flatMap(([person, held]): Signer[] => {
      const isNamed = persons.length > 0 && persons.includes(person)
      if (persons.length > 0 ? !isNamed : !may(actorOf(actor, person, held), ...right, { ownerUnitId })) return []
      return [signerOf(held)]
    })
  }

  /** The signer with the rights of the posts held today, as the checks of an act ask for. */
  async as(tx: Tx, actor: Actor, person: string): Promise<{ acting: Actor; signer: Signer }> {
    const held = (await this.held(tx)).filter((row) => row.person === person)
    if (held.length === 0) throw new Fault('slip.wrong-signer', { name: '这位同志', why: '今天没有任职' })
    return { acting: actorOf(actor, person, held), signer: signerOf(held) }
  }

  private held(tx: Tx): Promise<HeldRow[]> {
    return tx.sql<HeldRow>(HELD, [tx.tenantId, tx.now])
  }
}

function signerOf(held: readonly HeldRow[]): Signer {
  const first = held[0]! // grouped from rows
  return { person: first.person, name: first.name ?? '', post: `${first.unit_name}${first.title}` }
}

function actorOf(actor: Actor, personId: string, held: readonly HeldRow[]): Actor {
  const grants = held.map(({ role, unit, unit_name, post, title, deputy }) => ({
    ...{ role, unitId: unit, unitName: unit_name, postId: post, postTitle: title, deputy },
    standsIn: false, // a stand-in signs for nobody
  }))
  const rules = rulesFor({ rootUnitId: actor.rootUnitId, grants })
  return { ...actor, personId, name: held[0]?.name ?? '', grants, rules, ability: abilityFrom(rules) }
}

// valid_to is exclusive; days are days in Asia/Shanghai
const HELD = `
  with today as (select (to_timestamp($2::bigint / 1000.0) at time zone 'Asia/Shanghai')::date as day)
  select h.person_id as person, s.name, p.role, p.unit_id as unit, n.name as unit_name, p.id as post, p.title, h.deputy
  from holders h
  cross join today
  join persons s on s.tenant_id = $1 and s.id = h.person_id and s.erased_at is null
  join posts p on p.tenant_id = $1 and p.id = h.post_id
    and (p.valid_from is null or p.valid_from <= today.day) and (p.valid_to is null or p.valid_to > today.day)
  join unit_names n on n.tenant_id = $1 and n.unit_id = p.unit_id
    and n.valid_from <= today.day and (n.valid_to is null or n.valid_to > today.day)
  where h.tenant_id = $1 and h.valid_from <= today.day and (h.valid_to is null or h.valid_to > today.day)
  order by h.deputy, p.id, h.person_id`
