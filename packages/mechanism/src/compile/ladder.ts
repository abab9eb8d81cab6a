import type { BlockId, Key } from '@jizhi/domain'
import type { LadderConfig, Rung } from '../blocks/ladder.ts'
import { isPunitive, type Measure } from '../blocks/settings/measure.ts'
import { isRecorded } from '../blocks/settings/record-form.ts'
import type { Compile, CompileContext } from '../model/compiled.ts'
import type { Fact } from '../model/fact.ts'
import { columnIndex, type Frame, wholeAt } from '../model/frame.ts'
import type { EffectDraft, EmitOp, FreezeOp, HoldOp, MapOp, RouteOp, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { issuedAt } from './issued-at.ts'
import { dayIn, liabilityDay, liable } from './liable.ts'
import { measureEffect } from './measure-effect.ts'
import { shown } from './shown.ts'
import { whom } from './whom.ts'

const HANDLED = 0
const EXHAUSTED = 1
const IDLE = 2

/** What the counter calls for in one row. */
type Trigger = { readonly rung: Rung; readonly number: number } | 'exhausted' | 'idle'

/** LAD-1…4. The handled rungs are frozen as a table of their own, which history reads. */
export const compileLadder: Compile<LadderConfig> = (config, context) => {
  const columns = addedColumns(context, 'handled')
  const ops = [
    pickRung(config, context, columns.slice(0, 2)),
    emitMeasures(config, context),
    holdUntilHandled(config, context, columns.slice(2)),
    routeRows(config),
    freezeHandled(),
  ]
  return { ops, signatory: (run, on) => whom(config.signatory, run, undefined, on) }
}

/** LAD-1: at most one rung per row and cycle, only on a hit, at the count that is certain (HIST-6). */
function trigger(config: LadderConfig, frame: Frame): (row: number) => Trigger {
  const figure = (id: string) => frame.series[columnIndex(frame, id)]
  const [count, hit, last] = [figure(config.count), figure(config.hit), figure(config.last)]
  const read = (series: typeof count, row: number): number | undefined => {
    const value = series && wholeAt(series, row)
    return typeof value === 'bigint' ? Number(value) : undefined
  }
  const isHit = (row: number): boolean => config.hit === '' || read(hit, row) === 1
  return (row) => {
    const times = read(count, row)
    if (times === undefined || !isHit(row)) return 'idle'
    const at = config.mode === 'jump' ? jumpTo(config, times) : stepTo(config, times, read(last, row) ?? 0)
    if (at === undefined) return 'idle'
    const rung = config.rungs[at]
    if (rung) return { rung, number: at + 1 }
    // LAD-3: above the last rung.
    const top = config.rungs.at(-1)
    if (config.beyond === 'repeat' && top) return { rung: top, number: config.rungs.length }
    return config.beyond === 'exhausted' && top ? 'exhausted' : 'idle'
  }
}

/** Index of the rung whose range holds the count; one past the last when the count is above all of them. */
function jumpTo({ rungs }: LadderConfig, times: number): number | undefined {
  const at = rungs.findIndex((one) => one.from <= times && (one.to === 0 || times <= one.to))
  if (at >= 0) return at
  return rungs.length > 0 && rungs.every((one) => one.to !== 0 && one.to < times) ? rungs.length : undefined
}

const stepTo = ({ rungs }: LadderConfig, times: number, last: number): number | undefined =>
  rungs[0] !== undefined && times >= rungs[0].from ? last : undefined

function pickRung(config: LadderConfig, context: CompileContext, columns: MapOp['columns']): MapOp {
  return {
    op: 'map',
    from: 'in',
    to: '~picked',
    columns,
    prepare: (_run, frame) => {
      const pick = trigger(config, frame)
      const count = context.inputs.in?.columns.find((one) => one.id === config.count)
      return (row, out, recorder) => {
        const found = pick(row)
        if (typeof found === 'string') {
          out.miss(0, 'not-applicable')
          out.miss(1, 'not-applicable')
        } else {
          out.int(0, found.number)
          out.int(1, config.rungs.indexOf(found.rung))
        }
        for (const [at, column] of recorder ? columns.entries() : [])
          recorder?.cell(column.id, frame.keys[row]!, () => ({
            definition: `${column.label} = ${count?.label ?? config.count}落在哪一阶`,
            substituted: `${column.label} = ${shown(out.read(at), column)}`,
            reads: [config.count, config.hit, config.mode === 'step' ? config.last : '']
              .filter((id) => id !== '')
              .map((id) => ({ row: frame.keys[row]!, column: id })),
            facts: [],
          }))
        return undefined
      }
    },
  }
}

interface Due {
  readonly measure: Measure
  readonly draft: EffectDraft | undefined
}

/** The measures of a row's rung; one whose target is nobody is held, or skipped (LAD-4). */
function duesOf(
  config: LadderConfig,
  context: CompileContext,
  run: Run,
  frame: Frame,
): (row: number) => readonly Due[] {
  const pick = trigger(config, frame)
  const common = liabilityDay(run, config.liability, issuedAt(run, context))
  return (row) => {
    const found = pick(row)
    if (typeof found === 'string') return []
    const day = config.liability === 'event' ? dayIn(frame, config.happenedOn, row) : common
    return found.rung.measures.flatMap((measure): Due[] => {
      // PIN-4: nobody is liable for a day nobody knows; a person must say.
      if (day === undefined) return [{ measure, draft: undefined }]
      const met = liable(measure, run, frame, row, day, config.empty === 'deputy')
      if (met.isEmpty) return config.empty === 'skip' ? [] : [{ measure, draft: undefined }]
      const punitive = config.punitive || isPunitive(measure)
      const merge = config.merge ? 'person' : 'row'
      return [
        {
          measure,
          draft: measureEffect({
            ...{ measure, met, run, key: frame.keys[row]!, punitive, merge },
            ...{ rung: found.rung.label, height: found.number },
          }),
        },
      ]
    })
  }
}

const emitMeasures = (config: LadderConfig, context: CompileContext): EmitOp => ({
  op: 'emit',
  from: '~picked',
  to: '~emitted',
  columns: [],
  prepare: (run, frame) => {
    const dues = duesOf(config, context, run, frame)
    return (row) => dues(row).flatMap(({ draft }) => draft ?? [])
  },
})

/** LAD-2: a measure is handled when its record is in; the row waits for all of them. */
const holdUntilHandled = (config: LadderConfig, context: CompileContext, columns: HoldOp['columns']): HoldOp => ({
  op: 'hold',
  from: '~emitted',
  to: '~held',
  columns,
  prepare: (run, frame) => {
    const dues = duesOf(config, context, run, frame)
    return (row, out) => {
      const key = frame.keys[row]!
      const records = dues(row).map(({ measure, draft }) => ({
        measure,
        draft,
        record: recordOf(run, context.block, key, measure),
      }))
      const isHandled = records.every(({ record }) => record !== undefined)
      if (records.length === 0) out.miss(0, 'not-applicable')
      else if (isHandled) out.int(0, Math.max(...records.map(({ record }) => record!.known)))
      else out.miss(0, 'unreported')
      const held = records.filter(({ draft, record }) => draft === undefined && record === undefined)
      return {
        open: isHandled,
        tasks: held.map(({ measure }) => ({
          block: context.block,
          row: key,
          kind: 'settle' as const,
          ...whom(measure.actor, run, key),
          items: [measure.id],
        })),
      }
    }
  },
})

const recordOf = (run: Run, block: BlockId, key: Key, measure: Measure): Fact<'answered'> | undefined =>
  run.facts
    .about('answered', block, key)
    .find((fact) => fact.slot.item === measure.id && isRecorded(measure.record, fact.value))

const routeRows = (config: LadderConfig): RouteOp => ({
  op: 'route',
  from: '~held',
  to: ['~handled', 'exhausted', 'idle'],
  open: IDLE,
  columns: [],
  prepare: (_run, frame) => {
    const pick = trigger(config, frame)
    return (row) => {
      const found = pick(row)
      return [found === 'exhausted' ? EXHAUSTED : found === 'idle' ? IDLE : HANDLED]
    }
  },
})

/** One of its own for each block: what is kept from one derivation to the next is kept by operation. */
const freezeHandled = (): FreezeOp => ({
  op: 'freeze',
  from: '~handled',
  to: 'handled',
  columns: [],
  completeness: { rule: 'all', at: '', share: '100', late: 'pending', until: '', lastResult: '', afterwards: 'accept' },
  by: 'auto',
  keep: [],
})
