import type { Answer, listUnits } from '@jizhi/contracts'

export type UnitCard = Answer<typeof listUnits>['units'][number]

/** One line of the tree as it is drawn. */
export interface TreeLine {
  readonly unit: UnitCard
  readonly depth: number
  /** How many units stand directly below, shown or not. */
  readonly below: number
  readonly open: boolean
}

export interface UnitTree {
  readonly byId: ReadonlyMap<string, UnitCard>
  readonly roots: readonly UnitCard[]
  readonly childrenOf: (id: string) => readonly UnitCard[]
}

/** Puts each unit under its parent; the order of the list, which is the official one, is kept. */
export function treeOf(units: readonly UnitCard[]): UnitTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const children = new Map<string, UnitCard[]>()
  const roots: UnitCard[] = []
  for (const unit of units) {
    const siblings = unit.parent === null || !byId.has(unit.parent) ? roots : (children.get(unit.parent) ?? [])
    siblings.push(unit)
    if (siblings !== roots && unit.parent !== null) children.set(unit.parent, siblings)
  }
  return { byId, roots, childrenOf: (id) => children.get(id) ?? [] }
}

/** The lines to draw: what is open, or, while something is searched for, every hit with the way to it. */
export function linesOf(tree: UnitTree, open: ReadonlySet<string>, search: string): readonly TreeLine[] {
  const wanted = search.trim()
  const shown = wanted === '' ? undefined : hitsWithWay(tree, wanted)
  const lines: TreeLine[] = []
  const walk = (units: readonly UnitCard[], depth: number): void => {
    for (const unit of units) {
      if (shown !== undefined && !shown.has(unit.id)) continue
      const below = tree.childrenOf(unit.id)
      const isOpen = shown === undefined ? open.has(unit.id) : below.some(({ id }) => shown.has(id))
      lines.push({ unit, depth, below: below.length, open: isOpen })
      if (isOpen) walk(below, depth + 1)
    }
  }
  walk(tree.roots, 0)
  return lines
}

function hitsWithWay(tree: UnitTree, wanted: string): ReadonlySet<string> {
  const shown = new Set<string>()
  for (const unit of tree.byId.values()) {
    if (!unit.name.includes(wanted) && !unit.code?.startsWith(wanted)) continue
    for (
      let at: UnitCard | undefined = unit;
      at !== undefined && !shown.has(at.id);
      at = tree.byId.get(at.parent ?? '')
    )
      shown.add(at.id)
  }
  return shown
}

/** 石榴镇 › 园内村: how a unit is told apart from its namesake. */
export function wayTo(tree: UnitTree, unit: UnitCard): string {
  const above = tree.byId.get(unit.parent ?? '')
  return above === undefined || above.parent === null ? unit.name : `${above.name} › ${unit.name}`
}
