import type { RankConfig } from '../blocks/rank.ts'
import { sayBand } from '../blocks/settings/bands.ts'
import type { RosterType } from '../model/block-def.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { Recorder } from '../model/kernel.ts'
import type { Placing } from './rank-order.ts'
import { shown } from './shown.ts'

/** Why a row stands where it stands; what decided its bands are its value and those that follow. */
export function recordPlaces(
  config: RankConfig,
  input: RosterType | undefined,
  frame: Frame,
  placed: readonly Placing[],
  recorder: Recorder,
): void {
  const at = columnIndex(frame, config.column)
  const column = frame.columns[at]
  const series = frame.series[at]
  if (!column || !series) return
  const direction = config.direction === 'desc' ? '从高到低' : '从低到高'
  for (const { row, place, first, tied, fromBottom } of placed) {
    const value = shown(cellAt(series, row), column)
    const how = (text: string, definition: string) => () => ({
      definition,
      substituted: text,
      reads: [config.column, ...config.tieBreaks.map((one) => one.column)].map((id) => ({
        row: frame.keys[row]!,
        column: id,
      })),
      facts: [],
    })
    const ties = tied > 1 ? `，并列 ${tied} 个` : ''
    recorder.cell(
      `${config.prefix}place`,
      frame.keys[row]!,
      how(
        `${column.label} ${value}，前面有 ${first - 1} 个，名次 ${place}${ties}，共 ${placed.length} 个参评`,
        `名次 = 按${column.label}${direction}排，1 + 更好的个数`,
      ),
    )
    recorder.cell(
      `${config.prefix}from_bottom`,
      frame.keys[row]!,
      how(
        `参评 ${placed.length} 个，所占末位 ${first + tied - 1}，倒数名次 ${fromBottom}`,
        '倒数名次 = 参评数 − 所占最后名次 + 1',
      ),
    )
    recorder.cell(`${config.prefix}tied`, frame.keys[row]!, how(`并列 ${tied} 个`, '并列数 = 同一名次的个数'))
    recorder.cell(
      `${config.prefix}count`,
      frame.keys[row]!,
      how(`共 ${placed.length} 个参评`, '人数 = 有数并合条件的个数'),
    )
    const standing = `${column.label} ${value}，名次 ${place}${ties}，共 ${placed.length} 个参评`
    for (const band of config.bands) recorder.cell(band.id, frame.keys[row]!, how(standing, sayBand(band, input)))
    if (config.exclusive) {
      const bands = config.bands.map((band) => sayBand(band, input)).join('；')
      recorder.cell(`${config.prefix}band`, frame.keys[row]!, how(standing, bands))
    }
    const range = `一次打分误差 ±${config.error}，重排 400 次的九成区间`
    if (config.error !== '')
      for (const id of ['place_best', 'place_worst'])
        recorder.cell(`${config.prefix}${id}`, frame.keys[row]!, how(standing, range))
  }
}
