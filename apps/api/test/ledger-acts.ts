import { LedgerService } from '../src/features/ledgers/index.ts'
import { newId } from '../src/platform/new-id.ts'
import type { Month } from './month.ts'
import type { Stand } from './stand.ts'

/** The pool of the shipped month: the counter-account of its awards. */
export const POOL = 'money/村级以奖代补资金'

/** Hands money down to an account as two persons would; a negative amount takes it back. Answers what became of it. */
export function handDown(stand: Stand, month: Month, fen: bigint, id = newId(), account = POOL) {
  const deed = { by: month.people.finance.personId, action: 'story.deposit', subject: `act:${id}` }
  return stand.database.write(month.county.id, deed, (tx) =>
    stand.app.get(LedgerService).act(tx, {
      ...{ id, kind: 'deposit', says: '下达以奖代补资金', document: '财农〔2019〕1号', day: '2019-06-03' },
      by: month.people.finance.personId,
      second: month.people.approver.personId,
      bounds: [{ owner: month.town, account }],
      lines: [
        { owner: month.town, account, amount: fen, scale: 2, counter: true, contraOf: null },
        { owner: month.town, account: 'money/下达资金', amount: -fen, scale: 2, counter: true, contraOf: null },
      ],
    }),
  )
}

export interface Books {
  /** Fen on an account of the township. */
  readonly pool: bigint
  readonly reserved: bigint
  /** Entries whose lines do not sum to zero, and accounts whose balance is not the sum of their lines. */
  readonly wrong: number
}

export async function books(stand: Stand, month: Month, account = POOL): Promise<Books> {
  const [pool] = await stand.look<{ balance: string; reserved: string }>(
    'select balance, reserved from ledger_accounts where tenant_id = $1 and owner = $2 and account = $3',
    [month.county.id, month.town, account],
  )
  const wrong = await stand.look(
    `select entry_id::text from ledger_entries group by entry_id having sum(amount) <> 0
     union all
     select a.account from ledger_accounts a left join ledger_entries e on e.tenant_id = a.tenant_id
       and coalesce(e.owner_unit_id, e.owner_person) = a.owner and e.account = a.account
     group by a.tenant_id, a.owner, a.account, a.balance having a.balance <> coalesce(sum(e.amount), 0)`,
  )
  return { pool: BigInt(pool?.balance ?? 0), reserved: BigInt(pool?.reserved ?? 0), wrong: wrong.length }
}
