import { fixedText } from '@jizhi/domain'
import type { TrialDifference } from './trial-differences.ts'

/** Names for the ids of a difference. */
export interface TrialNames {
  readonly row: (key: string) => string
  readonly unit: (id: string) => string
}

/** TRIAL-3: 甲镇 名次 3 → 5 */
export function sayTrialDifference(one: TrialDifference, names: TrialNames): string {
  switch (one.is) {
    case 'table':
      return `没有“${one.table}”这张表了`
    case 'column':
      return `“${one.table}”里没有“${one.label}”这一列了`
    case 'row':
      return `${names.row(one.row)} ${one.gone ? `不在“${one.table}”里了` : `新进“${one.table}”`}`
    case 'cell': {
      const text = (held: string) => (one.ids ? held.split('、').map(names.unit).join('、') : held)
      return `${names.row(one.row)} ${one.label} ${text(one.before)} → ${text(one.after)}`
    }
    case 'list':
      return sayList(one, names.row(one.row))
  }
}

const VERBS = {
  listed: ['不再列入', '新列入'],
  document: ['不再收到', '新收到'],
  message: ['不再收到', '新收到'],
} as const

function sayList({ kind, what, before, after }: Extract<TrialDifference, { is: 'list' }>, row: string): string {
  if (kind === 'money' || kind === 'points') {
    const text = (held: string | null) => fixedText({ unscaled: BigInt(held ?? '0'), scale: 2 })
    return `${row} “${what}” ${text(before)} → ${text(after)} ${kind === 'money' ? '元' : '分'}`
  }
  if (after === null) return `${row} ${VERBS[kind][0]}“${what}”`
  return before === null ? `${row} ${VERBS[kind][1]}“${what}”` : `${row} “${what}” ${before} 次 → ${after} 次`
}
