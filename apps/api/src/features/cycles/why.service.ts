import type { Input, WhyNode, whyCell } from '@jizhi/contracts'
import { dayOf, moneyOfFen, yuanLabel } from '@jizhi/domain'
import { readDrawing, saidTrace, type Trace } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { entryNumber, LedgerService, settledSaid } from '../ledgers/index.ts'
import { FactsStore } from './facts.store.ts'
import { NamesReader } from './names.ts'
import { Standings } from './standing.ts'

/** Why on every figure: the trace is made when somebody asks, and names are put in on the way out. */
@Injectable()
export class WhyService {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly facts: FactsStore,
    private readonly names: NamesReader,
    private readonly ledger: LedgerService,
  ) {}

  why(actor: Actor, { params, query }: Input<typeof whyCell>): Promise<WhyNode> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, params.cycle)
      const trace = standing.known.why(query)
      if (trace === undefined) throw new Fault('cycle.no-such-cell')
      const { units, persons, said } = mentioned(trace)
      const reasons = new Map(
        standing.facts.flatMap(({ id, reason }) => (reason && said.has(id) ? [[id as string, reason] as const] : [])),
      )
      const words = await this.facts.wordsOf(tx, [...reasons.values()])
      const named = await this.names.on(tx, dayOf(standing.pins.openedAt), [...persons], [...units])
      const drawing = readDrawing(standing.mechanism)
      const node = saidTrace(trace, {
        ...named,
        block: (id) => drawing.byId.get(id)?.name ?? id,
        reason: (id) => words.get(reasons.get(id) ?? ''),
      })
      if (standing.mechanism.blocks.find(({ id }) => id === query.block)?.kind !== 'post') return node
      const booked = await this.ledger.entriesOf(tx, params.cycle, query.block, query.row)
      return { ...node, substituted: [node.substituted, ...booked.map(entrySaid)].join('\n') }
    })
  }
}

/** EFF-4: where the figure stands on the books, and what became of money paid too much. */
function entrySaid({ effect, day, fen, counters }: Awaited<ReturnType<LedgerService['entriesOf']>>[number]): string {
  const amount = BigInt(fen)
  const size = moneyOfFen(amount < 0n ? -amount : amount)
  const moved = amount === 0n || !size.ok ? [] : [`${amount < 0n ? '−' : '+'}${yuanLabel(size.value)} 元`]
  const settled = settledSaid(counters)
  return `分录 ${entryNumber(effect)}（${day}）：${[...moved, ...(settled === '' ? [] : [settled])].join('，')}`
}

/** What a trace speaks of: these names and words are read, and no others. */
function mentioned(trace: Trace) {
  const [units, persons, said] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const visit = ({ row, shown, substituted, parts, facts, inputs }: Trace): void => {
    for (const text of [row, shown, substituted, ...parts.flatMap((part) => [part.label, part.text])])
      for (const [id] of text.matchAll(UUID)) units.add(id)
    for (const { id, by } of facts) {
      said.add(id)
      if (by !== undefined) persons.add(by)
    }
    for (const input of inputs) visit(input)
  }
  visit(trace)
  return { units, persons, said }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
