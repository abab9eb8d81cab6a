import type { Input, WhyNode, whyCell } from '@jizhi/contracts'
import { dayOf, type Instant, instantText, moneyOfFen, yuanLabel } from '@jizhi/domain'
import { readDrawing, type Trace, type TraceFact } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { entryNumber, LedgerService, settledSaid } from '../ledgers/index.ts'
import { KINDS } from './fact-kinds.ts'
import { FactsStore } from './facts.store.ts'
import { type Names, NamesReader } from './names.ts'
import { type Standing, Standings } from './standing.ts'

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
      const blockName = (id: string): string => drawing.byId.get(id)?.name ?? id
      const reasonOf = (id: string): string | undefined => words.get(reasons.get(id) ?? '')
      const node = nodeOf(trace, { standing, named, blockName, reasonOf })
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

interface Said {
  readonly standing: Standing
  readonly named: Names
  readonly blockName: (id: string) => string
  readonly reasonOf: (fact: string) => string | undefined
}

function nodeOf(trace: Trace, said: Said): WhyNode {
  const { named } = said
  const parts = trace.parts.map((part) => `${part.label}：${part.text}`)
  return {
    label: trace.label,
    definition: trace.definition,
    substituted: withNames([trace.substituted, ...parts].join('\n'), named),
    value: withNames(trace.shown, named),
    block: trace.block,
    blockName: said.blockName(trace.block),
    row: trace.row,
    column: trace.column,
    rowName: named.row(trace.row),
    inputs: trace.inputs.map((input) => nodeOf(input, said)),
    facts: trace.facts.map((fact) => factOf(fact, said)),
  }
}

function factOf(fact: TraceFact, { named, reasonOf }: Said): WhyNode['facts'][number] {
  const reason = reasonOf(fact.id)
  const amended = fact.supersedes === undefined ? '' : '（更正）'
  return {
    id: fact.id,
    kind: KINDS[fact.kind],
    at: instantText(fact.known as Instant),
    by: fact.by === undefined ? null : named.person(fact.by),
    file: fact.source?.file ?? null,
    cell: fact.source?.cell ?? null,
    text: `${KINDS[fact.kind]}${amended}${reason === undefined ? '' : `：${reason}`}`,
  }
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

/** The heart writes ids where a name would stand (FACT-7). */
export const withNames = (text: string, named: Names): string => text.replace(UUID, (id) => named.unit(id))
