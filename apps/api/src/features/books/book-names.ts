import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { labelOfPeriod } from '../cycles/index.ts'
import { personNamesOf, unitNamesOn } from '../people/index.ts'
import { kindLabel, nameOf } from './account-names.ts'
import type { AccountRow, CauseRow } from './account-row.ts'

/** Names of owners as of today, and of what entries come from. */
export interface BookNames {
  owner(id: string): string
  ordinal(id: string): number
  card(row: AccountRow): AccountRow & { readonly ownerName: string; readonly kind: string; readonly name: string }
}

@Injectable()
export class BookNamesReader {
  async of(tx: Tx, owners: readonly string[]): Promise<BookNames> {
    const units = await unitNamesOn(tx, dayOf(tx.now))
    const persons = await personNamesOf(tx, [...new Set(owners.filter((id) => !units.has(id)))])
    const owner = (id: string): string => units.get(id)?.name ?? persons.get(id) ?? '（姓名已删除）'
    return {
      owner,
      ordinal: (id) => units.get(id)?.ordinal ?? Number.MAX_SAFE_INTEGER,
      card: ({ owner: id, account, measure, counter }) => ({
        ...{ owner: id, account, measure, counter, ownerName: owner(id) },
        kind: kindLabel(account),
        name: nameOf(account),
      }),
    }
  }
}

/** The figure of a cycle that an entry stands on; nothing where people booked it themselves. */
export const causeOf = ({ mechanism, period, cycle, block, row }: CauseRow) =>
  mechanism === null || period === null || cycle === null
    ? null
    : {
        mechanismName: mechanism,
        periodLabel: labelOfPeriod(period),
        cycleId: cycle,
        block: block ?? '',
        row: row ?? '',
      }
