import type { Answer, decideFiling, Input, listTownshipMechanisms } from '@jizhi/contracts'
import { dayOf, type PinnedGraph } from '@jizhi/domain'
import { blockTitle, burden, changedValues, type Mechanism } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand, may } from '../../platform/session/actor.ts'
import { Outbox } from '../deliveries/index.ts'
import { type FilingRow, FilingsStore, GrantsStore, sourceTitle } from '../grants/index.ts'
import { MechanismsService, refuseSample } from '../mechanisms/index.ts'
import { orgPinned } from '../people/index.ts'
import { filingOf } from './filing-view.ts'
import { overlapsIn } from './overlaps.ts'
import { type TownshipDrawing, TownshipDrawings } from './township-drawings.store.ts'
import { Townships } from './townships.ts'

type Row = Answer<typeof listTownshipMechanisms>['mechanisms'][number]

/** 备案与审批: what the townships draw, and what the county says to it. */
@Injectable()
export class FilingsService {
  constructor(
    private readonly database: Database,
    private readonly drawings: TownshipDrawings,
    private readonly filings: FilingsStore,
    private readonly grants: GrantsStore,
    private readonly townships: Townships,
    private readonly mechanisms: MechanismsService,
    private readonly outbox: Outbox,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listTownshipMechanisms>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const today = dayOf(tx.now)
      const all = await this.drawings.all(tx, today)
      const filings = new Map((await this.filings.filings(tx)).map((one) => [one.mechanism, one]))
      const titles = new Map((await this.grants.grants(tx)).map((grant) => [grant.id, sourceTitle(grant)]))
      const { nameOf } = await this.townships.around(tx, actor)
      const graph = await orgPinned(tx, today)
      const standing = await this.mechanisms.inForceToday(tx)
      const units = [...new Set(all.map(({ unit }) => unit))]
      return {
        mechanisms: all.map((one) => ({
          ...rowOf(one, graph),
          unitName: nameOf(one.unit),
          origin:
            one.grant === null || one.reach === null || one.origin_version === null
              ? null
              : { title: titles.get(one.grant) ?? '', version: one.origin_version, reach: one.reach },
          filing: viewOf(filings.get(one.id)),
        })),
        overlaps: units.flatMap((unit) =>
          overlapsIn(unit, actor.rootUnitId, standing).map((sentence) => `${nameOf(unit)}：${sentence}`),
        ),
        mayDecide: decides(actor),
      }
    })
  }

  decide(actor: Actor, { params, body }: Input<typeof decideFiling>): Promise<Answer<typeof decideFiling>> {
    refuseSample(actor)
    demand(actor, 'approve', 'Delegation', { ownerUnitId: actor.rootUnitId })
    if (body.verdict === 'returned' && (body.reason ?? '').length < 2) throw new Fault('delegation.reason-needed')
    const { mechanism, version } = params
    const deed = { by: actor.personId, action: 'filings.decide', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const [filing] = await this.filings.filings(tx, { mechanism, version })
      if (filing === undefined) throw new Fault('delegation.unknown')
      if (filing.submitted_by === actor.personId || filing.agreed_by === actor.personId)
        throw new Fault('mechanism.same-person')
      const reasonId = body.reason ? newId() : null
      if (reasonId !== null && body.reason) await this.grants.insertWords(tx, reasonId, body.reason)
      const decision = { by: actor.personId, reasonId }
      if (!(await this.filings.decide(tx, filing, { ...decision, state: body.verdict })))
        throw new Fault('delegation.already-decided', { version })
      const verdict = body.verdict === 'accepted' ? ('approved' as const) : ('returned' as const)
      // a recorded version that the county takes note of is in force already
      if (filing.kind === 'approval' || verdict === 'returned')
        await this.mechanisms.settle(tx, { id: mechanism, version }, { ...decision, verdict })
      await this.tell(tx, filing, verdict)
      const [after] = await this.filings.filings(tx, { mechanism, version })
      return { filing: filingOf(after ?? filing) }
    })
  }

  private async tell(tx: Tx, filing: FilingRow, verdict: 'approved' | 'returned'): Promise<void> {
    const { mechanism, version, kind } = filing
    const said = verdict === 'approved' ? '县里同意' : kind === 'record' ? '县里对备案有不同意见，已退回' : '县里退回'
    const persons = [...new Set([filing.submitted_by, filing.agreed_by])]
    await this.outbox.put(
      tx,
      persons.map((person) => ({
        what: ['filing-decided', mechanism, version],
        kind: 'message',
        to: { person },
        title: ['本镇机制的备案与审批'],
        body: [`第 ${version} 版：${said}。`],
        about: {},
        link: '/delegation?tab=filings',
      })),
    )
  }
}

const decides = (actor: Actor): boolean =>
  actor.tenant.kind !== 'sample' && may(actor, 'approve', 'Delegation', { ownerUnitId: actor.rootUnitId })

const viewOf = (filing: FilingRow | undefined): Row['filing'] => (filing === undefined ? null : filingOf(filing))

/** What stands on its way counts before what is in force, and that before the draft. */
function rowOf(one: TownshipDrawing, graph: PinnedGraph): Omit<Row, 'unitName' | 'origin' | 'filing'> {
  // documents of our own store: their shapes were read when they were saved
  const shown = (one.waiting ?? one.current ?? one.draft) as Mechanism
  const origin = one.origin as Mechanism | null
  const known = new Set(origin?.blocks.map(({ id }) => id))
  return {
    ...{ id: one.id, name: one.name, unitId: one.unit, version: one.version, comes: one.comes },
    submitted: one.submitted,
    changed: origin === null ? [] : changedValues(origin, shown).map(({ label, was, now }) => ({ label, was, now })),
    added: origin === null ? [] : shown.blocks.filter(({ id }) => !known.has(id)).map(blockTitle),
    burden: [...burden([shown], { units: below(graph, one.unit) }).sentences],
  }
}

/** The units under a township, and itself. */
function below(graph: PinnedGraph, township: string): PinnedGraph['units'] {
  const parents = new Map<string, string | undefined>(graph.units.map(({ id, parent }) => [id, parent]))
  const isUnder = (id: string | undefined): boolean => id !== undefined && (id === township || isUnder(parents.get(id)))
  return graph.units.filter(({ id }) => isUnder(id))
}
