import { type Instant, instantText } from '@jizhi/domain'
import type { Trace, TraceFact } from '../model/trace.ts'
import { FACT_WORDS } from './fact-kinds.ts'

/** A trace as people read it, names put in for ids (FACT-7). */
export interface SaidTrace {
  readonly label: string
  readonly definition: string
  readonly substituted: string
  readonly value: string
  readonly block: string
  readonly blockName: string
  readonly row: string
  readonly rowName: string
  readonly column: string
  readonly inputs: readonly SaidTrace[]
  readonly facts: readonly {
    readonly id: string
    readonly kind: string
    /** ISO 8601. */
    readonly at: string
    readonly by: string | null
    readonly file: string | null
    readonly cell: string | null
    readonly text: string
  }[]
}

/** Whoever knows the names of a county. */
export interface TraceNames {
  readonly unit: (id: string) => string
  readonly person: (id: string) => string
  readonly row: (key: string) => string
  readonly block: (id: string) => string
  /** Why a fact was stated, by its id. */
  readonly reason: (fact: string) => string | undefined
}

/** TRACE-1: rule, figures put in, value, and what lies below, as sentences. */
export function saidTrace(trace: Trace, names: TraceNames): SaidTrace {
  const parts = trace.parts.map((part) => `${part.label}：${part.text}`)
  return {
    label: trace.label,
    definition: trace.definition,
    substituted: withNames([trace.substituted, ...parts].join('\n'), names),
    value: withNames(trace.shown, names),
    block: trace.block,
    blockName: names.block(trace.block),
    row: trace.row,
    column: trace.column,
    rowName: names.row(trace.row),
    inputs: trace.inputs.map((input) => saidTrace(input, names)),
    facts: trace.facts.map((fact) => saidFact(fact, names)),
  }
}

function saidFact(fact: TraceFact, names: TraceNames): SaidTrace['facts'][number] {
  const reason = names.reason(fact.id)
  const amended = fact.supersedes === undefined ? '' : '（更正）'
  return {
    id: fact.id,
    kind: FACT_WORDS[fact.kind],
    at: instantText(fact.known as Instant),
    by: fact.by === undefined ? null : names.person(fact.by),
    file: fact.source?.file ?? null,
    cell: fact.source?.cell ?? null,
    text: `${FACT_WORDS[fact.kind]}${amended}${reason === undefined ? '' : `：${reason}`}`,
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The heart writes ids where a name would stand (FACT-7). */
export const withNames = (text: string, { unit }: Pick<TraceNames, 'unit'>): string =>
  text.replace(UUID, (id) => unit(id))
