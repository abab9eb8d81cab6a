import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CyclesWorker } from '../../src/features/cycles/cycles.worker.ts'
import { asSuperuser } from '../close-state.ts'
import { pointsOf } from '../failpoints.ts'
import { killedAtEach } from '../kills.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll } from '../month-acts.ts'
import { type MonthState, monthState } from '../month-state.ts'
import { atRest, onCopy, worked } from '../on-copy.ts'
import { letOut, put, setChannel, WEBHOOK_SECRET } from '../outside.ts'
import { httpReceiver, type Receiver } from '../receivers.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram } from '../worker-process.ts'

const DAY_MS = 86_400_000

const POINTS = pointsOf('kill')

const DAMAGES = [
  // without its triggers: the database itself refuses a line that leaves its entry unbalanced
  `set session_replication_role = replica; insert into ledger_entries (tenant_id, id, entry_id, owner_unit_id, account, measure,
     amount, scale, effect_key, posted_at) select tenant_id, gen_random_uuid(), entry_id, owner_unit_id, account, measure,
     amount, scale, effect_key, posted_at from ledger_entries where amount > 0 limit 1; set session_replication_role = origin`,
  'delete from ledger_entries where id = (select id from ledger_entries where amount < 0 order by id limit 1)',
  `update effects set state = 'proposed' where key = (select key from effects order by key limit 1)`,
  'delete from facts where seq = (select max(seq) from facts)',
]

describe('R1 a worker killed with SIGKILL in the middle of the month', () => {
  let stand: Stand
  let before: MonthState
  let reference: MonthState
  let receiver: Receiver

  /** Everything up to the moment at which finance has passed the awards and no worker has come to it yet. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const month: Month = await openMonth(stand)
    const work = (): Promise<void> =>
      stand.database.write(month.county.id, { by: null, action: 'story.work', subject: 'cycle' }, (tx) =>
        stand.app.get(CyclesWorker).bringUpToDate(tx, month.cycle),
      )
    await month.answer()
    await deliver(month)
    await work()
    await stand.pushClock(month.county, 5 * DAY_MS)
    await work()
    await freeze(month, work)
    await judgeAll(month, () => Promise.resolve())
    await tellOutside(month)
    await stand.stop()
    before = await onCopy(stand, ({ superUrl }) => monthState(superUrl))
    reference = await onCopy(stand, (copy) => worked(copy, atRest, 40_000))
  })
  afterAll(async () => {
    await receiver.close()
    await stand.close()
  })

  /** One message on its way out, so that a worker is also killed around a call. */
  async function tellOutside({ county }: Month): Promise<void> {
    receiver = await httpReceiver('')
    receiver.answer = { status: 500, body: '' } // so that something waits and is to be woken for
    await letOut(stand, county)
    const admin = await stand.as(county, 'county-admin')
    const address = `http://127.0.0.1:${receiver.port}/hook`
    await setChannel(admin, county, 'webhook', { address, secret: WEBHOOK_SECRET })
    const said = { title: ['请办理'], body: ['请办理。'], about: {}, link: '' }
    await put(stand, county, [{ what: ['story'], kind: 'reminder', to: { unit: county.rootId }, ...said }])
  }

  it('the unkilled run pays 20,000.00 yuan', () => {
    expect(reference.paid).toBe(2_000_000)
    expect(POINTS.length).toBeGreaterThanOrEqual(5)
  })

  it('the comparison itself sees a doubled award, a lost entry, a half effect and a lost fact', async () => {
    await onCopy(stand, async (copy) => {
      const hashes = [(await worked(copy, atRest, 40_000)).hash]
      for (const damage of DAMAGES) {
        await asSuperuser(copy.superUrl, (client) => client.query(damage))
        hashes.push((await monthState(copy.superUrl)).hash)
      }
      expect(new Set(hashes).size).toBe(DAMAGES.length + 1)
    })
  })

  it('R1 killed at each step of a month: nothing half, nothing lost, nothing doubled', {
    timeout: 400_000,
  }, async () => {
    await killedAtEach(stand, {
      points: POINTS,
      // One transaction: what a killed worker leaves is the state before it or the state after it.
      between: async ({ superUrl }, point) =>
        expect([before.hash, reference.hash], point).toContain((await monthState(superUrl)).hash),
      end: async (copy, killedAt) => expect(await atRest(copy), `killed at ${killedAt.join(', ')}`).toEqual(reference),
    })
  })
})
