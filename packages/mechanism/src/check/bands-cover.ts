import { compareDecimals, parseDecimal } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

type Band = ScoreConfig['items'][number]['bands'][number]

/** SCORE-4: half-open bands together cover all numbers once. */
export function checkBandsCover(drawing: Drawing): Finding[] {
  return drawing.of('score').flatMap(({ open, config }) =>
    config.items
      .filter((item) => item.method === 'bands')
      .flatMap((item) => {
        const trouble = troubleOf(item.bands)
        return trouble === ''
          ? []
          : [error('bands-cover', open.block.id, `“${open.name}”里“${item.label}”的分档${trouble}`)]
      }),
  )
}

const order = (a: string, b: string): number => {
  const [left, right] = [parseDecimal(a), parseDecimal(b)]
  return left.ok && right.ok ? compareDecimals(left.value, right.value) : 0
}

function troubleOf(bands: readonly Band[]): string {
  if (bands.length === 0) return '是空的，请加上各档。'
  // The band without a lower limit comes first.
  const sorted = [...bands].sort((a, b) => (a.from === '' ? -1 : b.from === '' ? 1 : order(a.from, b.from)))
  if (sorted[0]?.from !== '') return '没有最低一档，请让一档的“从”留空。'
  if (sorted.at(-1)?.to !== '') return '没有最高一档，请让一档的“到”留空。'
  for (const [at, band] of sorted.slice(1).entries()) {
    const before = sorted[at]?.to ?? ''
    if (band.from === '' || before === '') return '有重叠，每个数只能落在一档。'
    const step = order(before, band.from)
    if (step < 0) return `在 ${before} 与 ${band.from} 之间有空档，请补上。`
    if (step > 0) return `在 ${band.from} 与 ${before} 之间有重叠，请改开。`
  }
  return ''
}
