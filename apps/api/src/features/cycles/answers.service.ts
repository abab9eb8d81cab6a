import type { Answer, correctAnswer, Input, overrideCell } from '@jizhi/contracts'
import { type Key, parseDecimal, rescale, trimmed } from '@jizhi/domain'
import { type Column, readConfig, storedScale } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { amendedSheets, touchesOthers } from './amend-sheet.ts'
import { holdsIds } from './cell-text.ts'
import { refuseCorrected } from './corrected-meanwhile.ts'
import { CycleActs } from './cycle-acts.ts'
import { isReason } from './sheet-value.ts'
import type { Standing } from './standing.ts'

/** 更正 and 改定: a person states a value anew; the earlier one stays in the facts. */
@Injectable()
export class AnswersService {
  constructor(private readonly acts: CycleActs) {}

  /** FACT-5: the same slot, superseding, with person and reason. Once others are touched it takes an order. */
  correct(actor: Actor, { params, body }: Input<typeof correctAnswer>): Promise<Answer<typeof correctAnswer>> {
    const act = { cycle: params.cycle, name: 'cycles.correct', right: ['record', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      if (touchesOthers(standing, body.block)) throw new Fault('cycle.needs-order')
      const sheets = amendedSheets(standing, [body], actor.personId)
      if (body.seen !== undefined) refuseCorrected(standing, { ...body, seen: body.seen }, actor.personId)
      const reasonId = await this.acts.reason(tx, body.words)
      return sheets.map((fact) => ({ ...fact, ...(reasonId === undefined ? {} : { reasonId }) }))
    })
  }

  /** REV-4: a cell that the review lists, set by a person with a reason; the value it had stays in the trace. */
  override(actor: Actor, { params, body }: Input<typeof overrideCell>): Promise<Answer<typeof overrideCell>> {
    const act = { cycle: params.cycle, name: 'cycles.override', right: ['record', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const column = amendable(standing, body.block, body.row, body.column)
      const value = body.value === null ? null : storedText(column, body.value)
      if (value === null && !isReason(body.missing)) throw refused(column, '空', '请说明缺数的原因')
      const missing = value === null && isReason(body.missing) ? { missing: body.missing } : {}
      const reasonId = await this.acts.reason(tx, body.words)
      return [
        {
          kind: 'overridden',
          slot: { block: body.block, row: body.row, item: body.column },
          value: { column: body.column, value, ...missing },
          ...(reasonId === undefined ? {} : { reasonId }),
          id: newId(),
        },
      ]
    })
  }
}

function amendable({ mechanism, derived }: Standing, blockId: string, row: string, columnId: string): Column {
  const block = mechanism.blocks.find((one) => one.id === blockId)
  const config = block?.kind === 'review' ? readConfig({ ...block, kind: 'review' }) : undefined
  const table = Object.values(derived.tables[blockId] ?? {}).find((one) => one.keys.includes(row as Key)) // compared only
  const column = table?.columns.find((one) => one.id === columnId)
  if (config?.ok !== true || !config.value.amend.includes(columnId) || column === undefined)
    throw new Fault('cycle.no-such-cell')
  return column
}

/** A whole number at the column's scale as text, an option's place, or an id as it is. */
function storedText(column: Column, text: string): string {
  if (holdsIds(column)) return text
  const at = column.options?.findIndex(({ id, label }) => id === text || label === text) ?? -1
  if (at >= 0) return String(at)
  const read = parseDecimal(text)
  const scale = storedScale(column)
  if (!read.ok || trimmed(read.value).scale > scale) throw refused(column, text, `请填写最多 ${scale} 位小数的数`)
  return rescale(read.value, scale, 'towards-zero').unscaled.toString()
}

const refused = (column: Column, value: string, why: string): Fault =>
  new Fault('cycle.value-refused', { field: column.label, value, why })
