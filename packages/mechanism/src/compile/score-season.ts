import { contains, type Day, firstDayOf, lastDayOf, type Period, parsePeriod } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import type { Compile } from '../model/compiled.ts'
import type { KernelOp, Run } from '../model/kernel.ts'

type Item = ScoreConfig['items'][number]
type Compiled = ReturnType<Compile<ScoreConfig>>

/**
 * SHEET-6: the months of the cycle's period decide which items are assessed. Only the run knows the period, so the
 * block is compiled once for each period it meets; without months in its items it is compiled as it is.
 */
export const inSeason =
  (compile: Compile<ScoreConfig>): Compile<ScoreConfig> =>
  (config, context) => {
    const always = compile(config, context)
    if (config.items.every((item) => item.months.length === 0)) return always
    const made = new Map<string, Compiled>()
    const ofRun = ({ pins }: Run): Compiled => {
      const known = made.get(pins.period)
      if (known) return known
      const compiled = compile(seasonal(config, pins.period), context)
      made.set(pins.period, compiled)
      return compiled
    }
    return { ...always, ops: always.ops.map((op, at) => chosen(op, (run) => ofRun(run).ops[at])) }
  }

/** The same operation, prepared from the settings of the run's own period. */
function chosen(op: KernelOp, ofRun: (run: Run) => KernelOp | undefined): KernelOp {
  const own = <O extends KernelOp>(first: O, run: Run): O => {
    const found = ofRun(run)
    // The season changes items only, never which operations a score consists of.
    return found?.op === first.op ? (found as O) : first
  }
  switch (op.op) {
    case 'map':
      return { ...op, prepare: (run, frame) => own(op, run).prepare(run, frame) }
    case 'fold':
      return { ...op, prepare: (run, frame) => own(op, run).prepare(run, frame) }
    case 'reshape':
      return {
        ...op,
        groups: (run, frame) => own(op, run).groups(run, frame),
        prepare: (run, frame) => own(op, run).prepare(run, frame),
      }
    default:
      return op
  }
}

/** SHEET-6: an item out of its months reads nothing and stands at its full mark, so that nothing is lost by it. */
function seasonal(config: ScoreConfig, text: string): ScoreConfig {
  const period = parsePeriod(text)
  if (!period.ok) return config
  return { ...config, items: config.items.map((item) => (isAssessed(item, period.value) ? item : resting(item))) }
}

function isAssessed({ months }: Item, period: Period): boolean {
  if (months.length === 0) return true
  const first = firstDayOf(period)
  const years = [first, lastDayOf(period)].map((day) => Number(day.slice(0, 4)))
  return years.some((year) =>
    months.some((month) => {
      const opening = `${year}-${String(month).padStart(2, '0')}-01` as Day // a first of a month by its parts
      return contains(period, opening) || opening.slice(0, 7) === first.slice(0, 7)
    }),
  )
}

const resting = (item: Item): Item => ({
  ...item,
  label: `${item.label}（本期不考）`,
  method: 'group',
  combine: 'sum',
  floor: item.full,
  cap: item.full,
  deductCap: '',
  zeroOn: '',
})
