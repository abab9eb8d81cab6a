import type { HistoryConfig, HistoryFigure } from '../blocks/history.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'
import { upstreamOf } from './paths.ts'

/** At most so many in one assessment year, by the period of the cycle. */
const PER_YEAR: { readonly [kind: string]: number } = {
  week: 53,
  xun: 36,
  month: 12,
  month10: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
}

/**
 * Counters need four explicit switches (source, window, cumulative or consecutive, reset), so a ladder climbs on a
 * figure of a history block; a rung above everything its window can hold is never reached (LAD-1).
 */
export function checkLadderCounter(drawing: Drawing): Finding[] {
  const period = drawing.of('cycle')[0]?.config.period ?? 'month'
  return drawing.of('ladder').flatMap(({ open, config }) => {
    const { id } = open.block
    const above = upstreamOf(drawing, id)
    const found = drawing
      .of('history')
      .filter((one) => above.has(one.open.block.id))
      .flatMap((one) => one.config.figures.map((figure) => ({ figure, history: one.config })))
      .find(({ figure }) => figure.id === config.count)
    if (found === undefined) {
      const message = `“${open.name}”的次数列不是历史块写的，来源、取多长、累计还是连续、何时清零都没有写明，请用历史块来数。`
      return [{ ...error('ladder-counter', id, message), severity: 'warning' }]
    }
    const counted = found.figure.across === 'count' || found.figure.across === 'streak'
    if (!counted)
      return [error('ladder-counter', id, `“${open.name}”的“${found.figure.label}”不是次数，请改选累计或连续次数。`)]
    const most = mostOf(found.history, found.figure, PER_YEAR[period])
    return config.rungs
      .filter((rung) => most !== undefined && rung.from > most)
      .map((rung) =>
        error(
          'ladder-unreachable',
          id,
          `台阶“${rung.label}”要 ${rung.from} 次，历史最多数到 ${most} 次，永远到不了，请改过来。`,
        ),
      )
  })
}

/** The greatest count a window can give; nothing where it has no bound. A count before the window began may add to it. */
function mostOf(config: HistoryConfig, figure: HistoryFigure, perYear: number | undefined): number | undefined {
  if (config.scheme !== '' || figure.across === 'gaps') return undefined
  if (config.window === 'periods' || config.window === 'values') return config.size
  const extra = config.current === 'row' ? 1 : 0
  if (config.window === 'same-last-year') return 1 + extra
  return config.window === 'year' || config.resetYearly ? perYear : undefined
}
