import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface PersonRow {
  readonly id: string
  readonly name: string | null
  readonly phone: string | null
}

export interface LoginRow {
  readonly person: string
  readonly name: string
  readonly person_name: string | null
  readonly disabled: boolean
  readonly created_at: Date
}

const LOGIN = `select l.person_id as person, l.name, p.name as person_name, l.disabled, l.created_at from login_names l
  left join persons p on p.tenant_id = $1 and p.id = l.person_id where l.tenant_id = $1`

@Injectable()
export class PersonsStore {
  /** Those not erased, by name. */
  persons(tx: Tx): Promise<(PersonRow & { name: string })[]> {
    return tx.sql(
      `select id, name, phone from persons where tenant_id = $1 and erased_at is null and name is not null order by name collate "und-x-icu", id`,
      [tx.tenantId],
    )
  }

  async find(tx: Tx, id: string): Promise<PersonRow | undefined> {
    const [row] = await tx.sql<PersonRow>(
      'select id, name, phone from persons where tenant_id = $1 and id = $2 and erased_at is null',
      [tx.tenantId, id],
    )
    return row
  }

  async insert(tx: Tx, person: { id: string; name: string; phone: string | null }): Promise<void> {
    await tx.sql('insert into persons (tenant_id, id, name, phone) values ($1, $2, $3, $4) on conflict do nothing', [
      tx.tenantId,
      person.id,
      person.name,
      person.phone,
    ])
  }

  /** Name and phone as they stand, and nobody else's until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<{ name: string | null; phone: string | null }> {
    const [row] = await tx.sql<{ name: string | null; phone: string | null }>(
      'select name, phone from persons where tenant_id = $1 and id = $2 for update',
      [tx.tenantId, id],
    )
    return row ?? { name: null, phone: null }
  }

  async amend(tx: Tx, id: string, name: string, phone: string | null): Promise<void> {
    await tx.sql('update persons set name = $3, phone = $4 where tenant_id = $1 and id = $2', [
      tx.tenantId,
      id,
      name,
      phone,
    ])
  }

  /** Name, phone and mail are emptied; the row stays, because facts hold its id. */
  async erase(tx: Tx, id: string): Promise<void> {
    await tx.sql(
      `update persons set name = null, phone = null, email = null, erased_at = to_timestamp($3::bigint / 1000.0) where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, tx.now],
    )
  }

  logins(tx: Tx): Promise<LoginRow[]> {
    return tx.sql<LoginRow>(`${LOGIN} order by l.name`, [tx.tenantId])
  }

  async loginOf(tx: Tx, person: string): Promise<LoginRow | undefined> {
    return (await tx.sql<LoginRow>(`${LOGIN} and l.person_id = $2`, [tx.tenantId, person]))[0]
  }
}
