import { dayOf, firstDayOf, type Key, type Period, parsePeriod, periodText } from '@jizhi/domain'
import { type FrozenRows, frozenCells } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { columnLetters, type Problem, problem, type ReadRow, type TableRead } from '../../platform/spreadsheet/index.ts'
import { AppendFacts, OpenCycle, Outcomes } from '../cycles/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { ImportsStore, type NamedUnit } from './imports.store.ts'
import { frozenCell, type ResultColumn, resultShape } from './result-columns.ts'
import { type Effect, type FileRead, NOTHING, type Plan, type Prepared } from './target.ts'
import { UNIT, unitColumns } from './unit-columns.ts'

const PERIOD = 'period'

interface Aim {
  readonly mechanism: string
  readonly block: string
  readonly period: Period | undefined
  readonly source: string
  readonly columns: readonly ResultColumn[]
}

interface Month {
  readonly period: Period
  readonly rows: FrozenRows
  readonly at: readonly ReadRow[]
}

/** Past months as official results: an ended cycle of each period with one frozen table, and the document it stands in. */
@Injectable()
export class HistoryTarget {
  constructor(
    private readonly mechanisms: MechanismsService,
    private readonly opener: OpenCycle,
    private readonly facts: AppendFacts,
    private readonly store: ImportsStore,
    private readonly outcomes: Outcomes,
  ) {}

  async prepare(
    tx: Tx,
    actor: Actor,
    target: { mechanism: string; block: string; period: string | null; source: string },
  ): Promise<Prepared> {
    const ownerUnitId = await this.opener.ownerOf(tx, target.mechanism)
    if (ownerUnitId === undefined) throw new Fault('mechanism.unknown')
    const today = dayOf(tx.now)
    const governing = await this.mechanisms.nearest(tx, target.mechanism, today)
    if (governing === undefined) throw new Fault('cycle.no-version', { period: target.period ?? '以往各期' })
    const { subject, title, columns } = resultShape(governing.mechanism, target.block)
    const units = await this.store.units(tx)
    const named = unitColumns(actor.tenant.code, units, under(units, ownerUnitId, subject))
    const period = target.period === null ? undefined : periodOf(target.period)
    if (target.period !== null && period === undefined)
      throw new Fault('import.wrong-target', { why: `“${target.period}”不是一期，请写成 2026-10 的样子` })
    const when = {
      id: PERIOD,
      label: '期',
      aliases: ['月份', '期次', '考评月份', 'period'],
      required: true,
      filled: true,
    } as const
    const aim = { ...target, period, columns }
    return {
      ownerUnitId,
      title,
      request: {
        columns: [
          ...(period === undefined ? [{ ...when, type: { kind: 'text', maxLength: 30 } } as const] : []),
          ...named.columns,
          ...columns.map(({ wanted }) => wanted),
        ],
        key: period === undefined ? [PERIOD, UNIT] : [UNIT],
      },
      filled: [],
      source: target.source,
      plan: (inside, table, file) => this.plan(inside, table, file, aim),
    }
  }

  /** A month that says what stands does nothing; one that differs is the next revision of its result (RES-5). */
  private async plan(tx: Tx, table: TableRead, file: FileRead, aim: Aim): Promise<Plan> {
    const present = aim.columns.filter(({ wanted }) => table.columns.some(({ id }) => id === wanted.id))
    const { months, problems } = monthsOf(table, present, aim.period)
    if (present.length === 0) problems.push(noFigures(table, aim.columns))
    const standing = new Map((await this.facts.officials(tx, aim.mechanism, aim.block)).map((one) => [one.period, one]))
    const effect = { added: 0, unchanged: 0, corrected: 0 }
    const fresh: Month[] = []
    for (const month of months.values()) {
      const text = periodText(month.period)
      const official = standing.get(text)
      if (official !== undefined && official.source === null) problems.push(runsHere(table, month, text))
      const known = official?.rows
      if (known !== null && known !== undefined && digestOf(known) === digestOf(month.rows)) {
        effect.unchanged += month.at.length
        continue
      }
      count(effect, month.rows, known ?? undefined)
      fresh.push(month)
    }
    const write = async (inside: Tx, importId: string): Promise<void> => {
      for (const { period, rows } of fresh) {
        const opening = { mechanismId: aim.mechanism, period, by: file.by, source: aim.source }
        const cycle = await this.opener.openHistory(inside, opening)
        const revision = (standing.get(periodText(period))?.revision ?? 0) + 1
        const source = { file: file.name }
        const value = { revision, digest: digestOf(rows), rows }
        const fact = { kind: 'frozen', slot: { block: aim.block }, value, by: file.by, source, importId } as const
        await this.facts.appendQuietly(inside, cycle, [fact])
        await this.outcomes.tell(inside, { id: cycle, mechanism_id: aim.mechanism, period: periodText(period) })
      }
    }
    return { ...NOTHING, problems, effect, write }
  }
}

/** The months of a table, each with its rows in canonical order (ROW-2). */
function monthsOf(
  table: TableRead,
  columns: readonly ResultColumn[],
  one: Period | undefined,
): { months: ReadonlyMap<string, Month>; problems: Problem[] } {
  const problems: Problem[] = []
  const grouped = new Map<string, { period: Period; at: ReadRow[] }>()
  for (const row of table.rows) {
    const written = row.values[PERIOD]
    const period = one ?? (written?.kind === 'text' ? periodOf(written.text) : undefined)
    if (period === undefined) {
      problems.push(badPeriod(table, row))
      continue
    }
    const text = periodText(period)
    grouped.set(text, { period, at: [...(grouped.get(text)?.at ?? []), row] })
  }
  const months = [...grouped].map(([text, { period, at }]) => {
    const sorted = at.toSorted((a, b) => (unitOf(a) < unitOf(b) ? -1 : 1))
    const keys = sorted.map((row) => unitOf(row) as Key) // ids of our own units
    const rows: FrozenRows = {
      keys,
      columns: columns.map((column) => ({
        id: column.column.id,
        cells: sorted.map(({ values }) => frozenCell(column, values[column.wanted.id] ?? UNREPORTED)),
      })),
      domain: keys.map((key) => ({ key, standing: 'in' })),
    }
    return [text, { period, rows, at }] as const
  })
  return { months: new Map(months), problems }
}

const UNREPORTED = { kind: 'missing', reason: 'unreported' } as const

/** 2019-05, and as notices write it: 2019年5月. */
function periodOf(text: string): Period | undefined {
  const month = /^(\d{4})[年./-](\d{1,2})月?(份)?$/.exec(text.replace(/\s/g, ''))
  const read = parsePeriod(month ? `${month[1]}-${(month[2] ?? '').padStart(2, '0')}` : text)
  return read.ok && firstDayOf(read.value) !== undefined ? read.value : undefined
}

function count(
  effect: { -readonly [K in keyof Effect]: number },
  rows: FrozenRows,
  known: FrozenRows | undefined,
): void {
  const lines = new Map((known?.keys ?? []).map((key, at) => [key as string, lineOf(known!, at)]))
  rows.keys.forEach((key, at) => {
    const before = lines.get(key)
    if (before === undefined) effect.added += 1
    else if (before === lineOf(rows, at)) effect.unchanged += 1
    else effect.corrected += 1
  })
  // A row that is gone is a difference too; otherwise nothing would be written for it.
  effect.corrected += [...lines.keys()].filter((key) => !rows.keys.includes(key as Key)).length
}

const lineOf = (rows: FrozenRows, at: number): string =>
  JSON.stringify(rows.columns.map((column) => [column.id, frozenCells(column)[at] ?? null]))

const unitOf = ({ values }: ReadRow): string => {
  const value = values[UNIT]
  return value?.kind === 'unit' ? value.unit : ''
}

/** ROST-6: units of that kind in the owner's subtree. */
function under(units: readonly NamedUnit[], owner: string, subject: string): ReadonlySet<string> {
  const above = new Map(units.map(({ id, above: upper }) => [id, upper]))
  const reaches = (id: string): boolean => {
    for (let at: string | null | undefined = id; at; at = above.get(at)) if (at === owner) return true
    return false
  }
  return new Set(units.filter(({ id, kind }) => kind === subject && reaches(id)).map(({ id }) => id))
}

function badPeriod(table: TableRead, { row, values }: ReadRow): Problem {
  const at = table.columns.find(({ id }) => id === PERIOD)?.at ?? 0
  const written = values[PERIOD]
  const details = { text: written?.kind === 'text' ? written.text : '', example: '2026-10' }
  return problem('cell.period', details, { sheet: table.sheet, row, column: columnLetters(at), header: '期' })
}

function noFigures(table: TableRead, columns: readonly ResultColumn[]): Problem {
  const labels = columns.map(({ wanted }) => `“${wanted.label}”`).slice(0, 8)
  return problem('header.no-figures', { wanted: labels.join('') }, { sheet: table.sheet, row: table.headerRow })
}

const runsHere = (table: TableRead, { at }: Month, period: string): Problem =>
  problem('row.period-runs', { period }, { sheet: table.sheet, ...(at[0] === undefined ? {} : { row: at[0].row }) })
