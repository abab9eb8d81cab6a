import type { PinnedGraph } from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import type { Who } from '../blocks/settings/who.ts'
import type { Drawing } from '../check/drawing.ts'

/** BURDEN-1: what one block asks, per bearer. */
export interface Demand {
  readonly mechanism: string
  readonly block: string
  readonly kind: 'ask' | 'review'
  /** Subject kind whose people fill in, or `owner`, `parent`, or the name of a relation. */
  readonly bearer: string
  readonly role: string
  /** In hundredths: 100 is one form a month for each bearer. */
  readonly formsAMonth: number
  readonly fields: number
  /** Tenths of a minute for one form. */
  readonly minutes: number
  readonly photos: number
}

/** Hundredths of a month: how often a cycle comes round. */
const A_MONTH: { readonly [period: string]: number } = {
  day: 3000,
  week: 435,
  xun: 300,
  month: 100,
  month10: 100,
  quarter: 33,
  'half-year': 17,
  year: 8,
}

/**
 * BURDEN-2: tenths of a minute for one entry: a figure is looked up and typed, a text is written, a file is fetched. A county
 * that has measured its own clerks will know better; what counts is that all mechanisms are measured alike.
 */
const MINUTES: { readonly [type: string]: number } = { text: 20, file: 15, flag: 3, choice: 3, grade: 3, date: 4 }
const FIGURE_MINUTES = 6
const OPENING_MINUTES = 10
const PHOTO_MINUTES = 15
const VERDICT_MINUTES = 10

export function demandsOf(drawing: Drawing, graph: Pick<PinnedGraph, 'units'> | undefined): readonly Demand[] {
  const often = A_MONTH[drawing.of('cycle')[0]?.config.period ?? ''] ?? 0
  const asks = drawing.of('ask').map(({ open, config }): Demand => {
    const subject = drawing.input(open.block.id)?.keyType[0] ?? ''
    const photos = config.photos === 'required' ? (config.beforeAfter ? 2 : 1) : 0
    return {
      ...placed(drawing, open.block.id, config.who, subject, graph, often * config.assessors),
      kind: 'ask',
      fields: config.fields.length + config.items.least * config.items.fields.length,
      minutes: OPENING_MINUTES + photos * PHOTO_MINUTES + fieldMinutes(config),
      photos,
    }
  })
  const reviews = drawing.of('review').map(({ open, config }): Demand => {
    const subject = drawing.input(open.block.id)?.keyType[0] ?? ''
    return {
      ...placed(drawing, open.block.id, config.who, subject, graph, often),
      kind: 'review',
      fields: 1 + config.amend.length,
      minutes: VERDICT_MINUTES,
      photos: 0,
    }
  })
  return [...asks, ...reviews]
}

const minutesOf = (type: string): number => MINUTES[type] ?? FIGURE_MINUTES

const fieldMinutes = ({ fields, items }: AskConfig): number =>
  fields.reduce((sum, { type }) => sum + minutesOf(type), 0) +
  items.least * items.fields.reduce((sum, { type }) => sum + minutesOf(type), 0)

function placed(
  drawing: Drawing,
  block: string,
  who: Who,
  subject: string,
  graph: Pick<PinnedGraph, 'units'> | undefined,
  often: number,
): Pick<Demand, 'mechanism' | 'block' | 'bearer' | 'role' | 'formsAMonth'> {
  const bearer = who.at === 'row' ? subject : who.at === 'relation' ? who.relation : who.at
  return {
    mechanism: drawing.mechanism.id,
    block,
    bearer,
    role: who.role,
    formsAMonth: Math.trunc((often * rowsEach(who, subject, graph)) / 100),
  }
}

/** Hundredths of a row that fall on one bearer on average: all of them on the owner, those below it on a unit above. */
function rowsEach(who: Who, subject: string, graph: Pick<PinnedGraph, 'units'> | undefined): number {
  const rows = graph?.units.filter(({ kind, virtual }) => kind === subject && virtual !== true) ?? []
  if (who.at === 'row' || rows.length === 0) return 100
  if (who.at === 'owner') return rows.length * 100
  if (who.at !== 'parent') return 100
  return Math.trunc((rows.length * 100) / new Set(rows.map(({ parent }) => parent)).size)
}
