import type { SettingChange } from '../../model/block-def.ts'
import type { RankBand } from './bands.ts'

const UNITS = { count: '名', share: '%', all: '' } as const

/** “末位”由 5 名改为 3 名. */
export function diffRank(change: SettingChange, bands: readonly RankBand[]): string | undefined {
  const [table, id, key] = change.path
  const band = bands.find((one) => one.id === id)
  if (change.what !== 'set' || table !== 'bands' || key !== 'size' || band === undefined) return undefined
  const unit = UNITS[band.sizeKind]
  return `“${band.label}”由 ${change.before} ${unit}改为 ${change.after} ${unit}`
}
