import { createMechanism, decideVersion, judgeRow, openCycle, saveDraft, submitMechanism } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { AppendFacts } from '../../src/features/cycles/index.ts'
import type { AnyNewFact } from '../../src/features/cycles/new-fact.ts'
import { Standings } from '../../src/features/cycles/standing.ts'
import { Database } from '../../src/platform/database/database.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { hire } from '../hire.ts'
import { setClock } from '../month.ts'
import type { Stand } from '../stand.ts'
import { foundWorkload } from './found-workload.ts'
import type { Workload } from './workload.ts'

/** A county of many villages with a drawing in force and one month open. */
export class FlowCounty {
  private constructor(
    private readonly stand: Stand,
    readonly county: County,
    readonly rows: readonly string[],
    readonly cycle: string,
    private readonly inspector: string,
    private readonly desk: Caller,
  ) {}

  static async open(
    stand: Stand,
    villages: number,
    draw: (id: string) => Mechanism,
    clock = Date.UTC(2030, 1, 4, 1),
  ): Promise<FlowCounty> {
    const county = await stand.county({ townships: 0, villages: 0 })
    await setClock(stand, county, clock)
    const work = {
      towns: [{ category: 0 }],
      villages: Array.from({ length: villages }, () => ({ category: 0, town: 0 })),
    } as unknown as Workload // the indicators are not asked for
    const { villages: rows } = await foundWorkload(stand, county, work)
    const as = async (role: 'county-admin' | 'approver' | 'inspector' | 'finance') => {
      const hired = await hire(stand.app, county, { role, unitId: county.rootId })
      return { id: hired.personId, caller: await hired.signIn(stand.origin) }
    }
    const [admin, approver, inspector] = [await as('county-admin'), await as('approver'), await as('inspector')]
    const desk = await as('finance')
    const mechanism = await approved(county, admin.caller, approver.caller, draw)
    const params = { county: county.code, mechanism }
    const opened = must(await admin.caller.call(openCycle, { params, body: { period: '2030-01' } }))
    return new FlowCounty(stand, county, rows, opened.answer.id, inspector.id, desk.caller)
  }

  /** The level whose turn it is passes the list it sees. */
  async pass(): Promise<void> {
    const { app } = this.stand
    const { derived } = await this.stand.database.read(this.county.id, (tx) => app.get(Standings).of(tx, this.cycle))
    const task = derived.open.find(({ kind }) => kind === 'judge')
    if (task === undefined) throw new Error('no level has anything to pass')
    const body = { block: task.block, row: null, verdict: 'passed' as const, seen: task.items[0]!, words: null }
    must(await this.desk.call(judgeRow, { params: { county: this.county.code, cycle: this.cycle }, body }))
  }

  /** One act: these rows of a step are filled, each with its mark. Answers how many facts were new. */
  fill(step: string, from: number, to: number, markOf: (at: number) => number): Promise<number> {
    const deed = { by: this.inspector, action: 'sheets.fill', subject: `cycle:${this.cycle}` }
    const facts = this.rows.slice(from, to).map(
      (row, at): AnyNewFact => ({
        kind: 'answered',
        slot: { block: step, row },
        value: { sheet: [markOf(from + at)] },
        by: this.inspector,
      }),
    )
    const { app } = this.stand
    return app.get(Database).write(this.county.id, deed, async (tx) => {
      const { added } = await app.get(AppendFacts).append(tx, this.cycle, facts)
      return added
    })
  }
}

function must<R extends { status: number; text: string }>(reply: R): R {
  if (reply.status !== 200) throw new Error(reply.text)
  return reply
}

async function approved(
  county: County,
  admin: Caller,
  approver: Caller,
  draw: (id: string) => Mechanism,
): Promise<string> {
  const params = { county: county.code }
  const body = { name: '流程', ownerUnitId: county.rootId, template: null }
  const { id } = must(await admin.call(createMechanism, { params, body })).answer
  const at = { ...params, mechanism: id }
  const saved = await admin.call(saveDraft, {
    params: at,
    body: { document: { ...draw(id) }, layout: { positions: {} }, revision: 1 },
  })
  const proposal = {
    revision: must(saved).answer.revision,
    planNumber: null,
    inForceFrom: '2030-01',
    explanation: null,
  }
  must(await admin.call(submitMechanism, { params: at, body: proposal }))
  const verdict = { verdict: 'approved' as const, reason: null }
  must(await approver.call(decideVersion, { params: { ...at, version: 1 }, body: verdict }))
  return id
}
