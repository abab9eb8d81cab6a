import { moneyOfFen, must, yuanLabel } from '@jizhi/domain'
import { type Column, type Mechanism, readConfig } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import {
  cellOf,
  EffectsStore,
  effectViews,
  labelOfPeriod,
  type Names,
  NamesReader,
  overpaidBy,
  resultName,
  type Standing,
} from '../cycles/index.ts'
import { OrdersStore } from '../orders/index.ts'
import { capitalAmount } from './capital-amount.ts'
import type { SlipContent, SlipKind } from './slips.store.ts'

/** What is asked to be put on paper. */
export interface Wanted {
  readonly kind: SlipKind
  readonly block: string | null
  readonly order: string | null
  readonly digests: readonly string[]
}

/** Builds what a slip lists from what stands now: for printing it, and to see whether it still does when the scan comes. */
@Injectable()
export class SlipContents {
  constructor(
    private readonly effects: EffectsStore,
    private readonly names: NamesReader,
    private readonly orders: OrdersStore,
  ) {}

  async of(tx: Tx, standing: Standing, wanted: Wanted): Promise<SlipContent | undefined> {
    const names = await this.names.of(tx, standing)
    if (wanted.kind === 'order') return this.ofOrder(tx, standing, wanted.order)
    if (wanted.kind === 'sign') {
      const signable = await this.signable(tx, standing, names)
      return ofEffects(
        standing,
        signable.filter(({ digest }) => wanted.digests.includes(digest)),
      )
    }
    return ofTable(standing, wanted, names)
  }

  /** What waits for a signature and nothing else. */
  async signable(tx: Tx, standing: Standing, names?: Names) {
    const rows = await this.effects.of(tx, standing.cycle.id)
    const prefix = [tx.tenantId, standing.cycle.mechanism_id, standing.cycle.id]
    const views = effectViews(
      prefix,
      standing.derived.effects,
      rows,
      names ?? (await this.names.of(tx, standing)),
      overpaidBy(rows, standing.facts),
    )
    return views.filter(
      ({ standing: state }) => state === 'unsigned' || state === 'correction' || state === 'withdrawal',
    )
  }

  private async ofOrder(tx: Tx, standing: Standing, id: string | null): Promise<SlipContent | undefined> {
    const [order] = id === null ? [] : await this.orders.list(tx, { order: id })
    if (order?.state !== 'proposed' || order.cycle_id !== standing.cycle.id) return undefined
    const rows = [{ name: order.sentence, cells: [order.reason ?? ''], digest: null }]
    return { title: '办理单签批', about: aboutOf(standing), columns: ['理由'], rows, total: null, seen: order.basis }
  }
}

const aboutOf = ({ cycle }: Standing): string =>
  `${cycle.owner_name} ${cycle.mechanism_name} ${labelOfPeriod(cycle.period)}`

type Signable = Awaited<ReturnType<SlipContents['signable']>>

function ofEffects(standing: Standing, views: Signable): SlipContent | undefined {
  if (views.length === 0) return undefined
  const amounts = views.flatMap(({ amountFen }) => (amountFen === null ? [] : [BigInt(amountFen)]))
  const sum = amounts.reduce((total, amount) => total + amount, 0n)
  return {
    title: '后果签发',
    about: aboutOf(standing),
    columns: ['事项', '金额（元）'],
    rows: views.map(({ rowName, sentence, amountFen, digest }) => ({
      name: rowName,
      cells: [sentence, amountFen === null ? '' : yuanOf(BigInt(amountFen))],
      digest,
    })),
    total: amounts.length === 0 ? null : { figures: `${yuanOf(sum)} 元`, words: capitalAmount(sum) },
    seen: null,
  }
}

const yuanOf = (fen: bigint): string => `${fen < 0n ? '−' : ''}${yuanLabel(must(moneyOfFen(fen < 0n ? -fen : fen)))}`

/** The table on the wire into a result or a review, row by row, with the digest that is signed. */
function ofTable(standing: Standing, { kind, block }: Wanted, names: Names): SlipContent | undefined {
  const { mechanism, derived } = standing
  const wire = mechanism.wires.find(({ to }) => to.block === block && to.port === 'in')
  const table = wire && derived.tables[wire.from.block]?.[wire.from.port]
  const seen = seenOf(standing, kind, block)
  if (table === undefined || block === null || seen === undefined) return undefined
  const shown = shownOf(mechanism, table.columns)
  const order = [...table.keys.keys()].sort((a, b) => names.ordinal(table.keys[a]!) - names.ordinal(table.keys[b]!))
  const text = (row: number, at: number): string => {
    const cell = cellOf(table.cells[at]![row]!, table.columns[at]!, names)
    return 'text' in cell ? cell.text : cell.label
  }
  return {
    title: kind === 'freeze' ? `“${resultName(mechanism, block)}”定榜` : `“${nameOf(standing, block)}”整表审核`,
    about: aboutOf(standing),
    columns: shown.map(({ label }) => label),
    rows: order.map((row) => ({
      name: names.row(table.keys[row]!),
      cells: shown.map((column) => text(row, table.columns.indexOf(column))),
      digest: null,
    })),
    total: null,
    seen,
  }
}

const MOST_COLUMNS = 8

/** Paper is narrow: what the drawing itself puts on boards, else the last columns made. The digest covers all of them. */
function shownOf({ blocks }: Mechanism, columns: readonly Column[]): readonly Column[] {
  const told = new Set(
    blocks.flatMap((block) => {
      const config = block.kind === 'tell' ? readConfig({ ...block, kind: 'tell' }) : undefined
      return config?.ok === true ? config.value.columns : []
    }),
  )
  const shown = columns.filter(({ id }) => told.has(id))
  return (shown.length > 0 ? shown : columns).slice(-MOST_COLUMNS)
}

const nameOf = ({ mechanism }: Standing, block: string): string =>
  mechanism.blocks.find(({ id }) => id === block)?.name ?? '审核'

function seenOf({ derived }: Standing, kind: SlipKind, block: string | null): string | undefined {
  const task = derived.open.find((one) => one.block === block && one.kind === kind && `${one.row}` === '')
  if (kind === 'freeze') return task && derived.results.find((one) => one.block === block)?.live.digest
  return task?.items[0]
}

/** The first thing that stands otherwise than it was printed, as a clause; nothing where all is as it was. */
export function changeBetween(printed: SlipContent, now: SlipContent | undefined): string | null {
  if (now === undefined) return '所列事项已经办过或不再需要签'
  for (const row of printed.rows) {
    const same = now.rows.find((one) => one.digest === row.digest && one.name === row.name)
    if (same === undefined) return `${row.name}一项已不在其中`
    const at = row.cells.findIndex((cell, place) => cell !== same.cells[place])
    if (at >= 0) return `${row.name}的${printed.columns[at] ?? ''}由 ${row.cells[at]} 变为 ${same.cells[at]}`
  }
  if (now.rows.length !== printed.rows.length) return `由 ${printed.rows.length} 行变为 ${now.rows.length} 行`
  return now.seen === printed.seen ? null : '所依据的数据有改动'
}
