import { compareRatios } from '@jizhi/domain'
import { edgeRatio } from '../blocks/settings/score-edge.ts'
import type { ScoreItem } from '../blocks/settings/score-item.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

type Band = ScoreItem['bands'][number]
interface Stretch {
  readonly from: string
  readonly to: string
}

/** SCORE-4: half-open bands together cover all numbers once; those split by a second share cover that one as well. */
export function checkBandsCover(drawing: Drawing): Finding[] {
  return drawing.of('score').flatMap(({ open, config }) =>
    config.items
      .filter((item) => item.method === 'bands' || item.method === 'vote')
      .flatMap((item) => {
        const trouble = item.method === 'vote' ? troubleOfVote(item.bands) : troubleOf(item.bands)
        return trouble === ''
          ? []
          : [error('bands-cover', open.block.id, `“${open.name}”里“${item.label}”的分档${trouble}`)]
      }),
  )
}

function troubleOfVote(bands: readonly Band[]): string {
  const split = new Map<string, Band[]>()
  for (const band of bands)
    split.set(`${band.from}~${band.to}`, [...(split.get(`${band.from}~${band.to}`) ?? []), band])
  const outer = troubleOf([...split.values()].map(([first]) => first!))
  if (outer !== '') return outer
  const inner = [...split.values()].map((group) =>
    troubleOf(group.map((one) => ({ from: one.alsoFrom, to: one.alsoTo }))),
  )
  const wrong = inner.find((one) => one !== '')
  return wrong === undefined ? '' : `按另一占比${wrong}`
}

const order = (a: string, b: string): number => {
  const [left, right] = [edgeRatio(a), edgeRatio(b)]
  return left && right ? compareRatios(left, right) : 0
}

function troubleOf(bands: readonly Stretch[]): string {
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
