import { type BlockKind, blockDef, blockKinds } from '@jizhi/mechanism'
import type { Family } from '../drawing/block-view.ts'
import { isMeant } from './spelled.ts'

/** The order in which a mechanism is thought: when, who, how it counts, where it goes, what comes of it. */
const FAMILIES: readonly Family[] = ['time', 'people', 'figures', 'flow', 'outcome']

/** The way a mechanism is usually drawn, inside each family. */
const ORDER: readonly BlockKind[] = ['roster', 'ask', 'review', 'objection', 'score', 'compute', 'rank']

const rankOf = (kind: BlockKind) => {
  const at = ORDER.indexOf(kind)
  return at < 0 ? blockKinds().indexOf(kind) : at
}

export interface PaletteGroup {
  readonly family: Family
  readonly kinds: readonly { readonly kind: BlockKind; readonly name: string }[]
}

/** The blocks by family, only those whose name or kind holds the words sought. */
export function paletteGroups(sought: string): readonly PaletteGroup[] {
  return FAMILIES.map((family) => ({
    family,
    kinds: blockKinds()
      .filter((kind) => blockDef(kind).family === family)
      .sort((a, b) => rankOf(a) - rankOf(b))
      .map((kind) => ({ kind, name: blockDef(kind).name }))
      .filter(({ kind, name }) => isMeant(kind, name, sought)),
  })).filter(({ kinds }) => kinds.length > 0)
}
