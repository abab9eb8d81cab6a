import type { Answer, listResults, readResult } from '@jizhi/contracts'
import { type Column, type FrozenCell, frozenCells, type Mechanism, readDrawing } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { cellOf, columnOf, enteredColumns, storedCell } from './cell-text.ts'
import { labelOfPeriod, resultName } from './cycle-views.ts'
import { HistoryStore, type ResultRow } from './history.store.ts'
import { NamesReader } from './names.ts'

type Official = Answer<typeof listResults>['results'][number]

@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly store: HistoryStore,
    private readonly names: NamesReader,
  ) {}

  list(actor: Actor, mechanism: string | undefined): Promise<Answer<typeof listResults>> {
    return this.database.read(actor.tenantId, async (tx) => ({
      results: (await this.store.of(tx, { mechanism })).map(officialOf),
    }))
  }

  /** The rows as they were frozen, with names of the cycle's day. */
  read(actor: Actor, id: string): Promise<Answer<typeof readResult>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const [row] = await this.store.of(tx, { id })
      if (row?.frozen == null) throw new Fault('cycle.unknown')
      const names = await this.names.on(tx, row.day)
      const mechanism = documentOf(row)
      const known = readDrawing(mechanism).input(row.block)?.columns ?? []
      const entered = enteredColumns(mechanism)
      const frozen = row.frozen.columns.flatMap((column) => {
        const typed = known.find((one) => one.id === column.id)
        return typed === undefined ? [] : [{ typed, cells: frozenCells(column) }]
      })
      return {
        result: officialOf(row),
        columns: frozen.map(({ typed }) => columnOf(typed, entered)),
        rows: row.frozen.keys.map((key, at) => ({
          key,
          name: names.row(key),
          cells: frozen.map(({ typed, cells }) => cellOf(thawed(cells[at], typed), typed, names)),
        })),
      }
    })
  }
}

function officialOf(row: ResultRow): Official {
  return {
    id: row.id,
    mechanismId: row.mechanism_id,
    mechanismName: row.mechanism_name,
    block: row.block,
    resultName: resultName(documentOf(row), row.block),
    period: row.period,
    periodLabel: labelOfPeriod(row.period),
    revision: row.revision,
    rows: row.rows,
    origin: row.imported ? 'imported' : 'frozen',
    source: row.source,
    at: row.at.toISOString(),
  }
}

const documentOf = (row: ResultRow): Mechanism => row.document as Mechanism // the version its cycle pinned

function thawed(cell: FrozenCell | null | undefined, column: Column) {
  if (cell === null || cell === undefined) return { missing: 'undecided' } as const
  return 'm' in cell ? { missing: cell.m } : storedCell({ value: cell.v }, column)
}
