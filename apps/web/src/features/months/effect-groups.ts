import { type Mechanism, readConfig } from '@jizhi/mechanism'
import { sumOf } from '../../ui/decimal-text.ts'
import { upstreamOf } from './drawing-of.ts'
import type { CycleView } from './standing.ts'

export type EffectView = CycleView['effects'][number]

export interface EffectGroup {
  readonly block: string
  readonly punitive: boolean
  readonly effects: readonly EffectView[]
  /** Sum of the amounts in fen; null where no money moves. */
  readonly total: bigint | null
  /** The pool of the allotment upstream, in fen; null without a fixed one. */
  readonly pool: bigint | null
}

/** What follows, by the block that says it; what hurts stands in groups of its own, after what gives. */
export function effectGroups(effects: readonly EffectView[], drawing: Mechanism | undefined): readonly EffectGroup[] {
  const groups = Map.groupBy(effects, ({ block, punitive }) => `${punitive ? 1 : 0}|${block}`)
  return [...groups.values()]
    .map((found): EffectGroup => {
      const { block = '', punitive = false } = found[0] ?? {}
      const amounts = found.flatMap(({ amountFen, standing }) => (standing === 'withdrawal' ? [] : (amountFen ?? [])))
      return {
        block,
        punitive,
        effects: found.toSorted((a, b) => a.rowName.localeCompare(b.rowName, 'zh-CN', { numeric: true })),
        total: amounts.length > 0 ? sumOf(amounts) : null,
        pool: amounts.length > 0 ? poolOf(drawing, block) : null,
      }
    })
    .sort((a, b) => weight(a) - weight(b))
}

/** Money first, then what is told, what hurts last. */
const weight = ({ punitive, total }: EffectGroup): number => (punitive ? 2 : 0) + (total === null ? 1 : 0)

/** ALLOC: a fixed pool shared by all. What is fixed per category is known only with the categories, and is left out. */
function poolOf(drawing: Mechanism | undefined, block: string): bigint | null {
  if (drawing === undefined) return null
  for (const id of upstreamOf(drawing, block)) {
    const found = drawing.blocks.find((one) => one.id === id)
    if (found?.kind !== 'allocate') continue
    const config = readConfig({ ...found, kind: 'allocate' })
    if (!config.ok || config.value.pool !== 'amount') return null
    const { amount, within, pots } = config.value
    if (within !== '' && pots === 'each') return null
    return fenOf(amount)
  }
  return null
}

/** Yuan as written in a drawing (`360000`, `0.5`) in fen. */
function fenOf(yuan: string): bigint | null {
  const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan)
  return found ? BigInt(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : null
}

/** What a signature is asked for, by digest; `mine` only when the signed-in person is the one asked. */
export function signable(tasks: CycleView['tasks'], effects: readonly EffectView[]) {
  const mine = new Set(tasks.filter(({ kind, mine: own }) => kind === 'sign' && own).flatMap(({ items }) => items))
  const waits = effects.filter(({ standing }) => ['unsigned', 'correction', 'withdrawal'].includes(standing))
  return { waiting: waits.length, mine: waits.filter(({ digest }) => mine.has(digest)) }
}
