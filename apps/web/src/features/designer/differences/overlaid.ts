import { type Change, diff, type Edit, type Layout, type Mechanism, type Wire } from '@jizhi/mechanism'
import { placeMissing } from '../../drawing-lines/index.ts'
import { wireKey } from '../canvas/flow-parts.ts'
import { type BlockView, blockViews } from '../drawing/block-view.ts'
import { type DrawingStore, drawingStore } from '../drawing/drawing-store.ts'

/** What became of a block or a wire from one version to the other. */
export type Mark = 'added' | 'removed' | 'changed'

export interface BlockMark {
  readonly mark: Mark
  /** What it said before, where it says something else now. */
  readonly before?: string | undefined
}

/** Two versions laid over each other. */
export interface Overlay {
  readonly mechanism: Mechanism
  readonly layout: Layout
  readonly views: ReadonlyMap<string, BlockView>
  readonly blocks: ReadonlyMap<string, BlockMark>
  /** By `wireKey`. */
  readonly wires: ReadonlyMap<string, Mark>
}

interface Side {
  readonly mechanism: Mechanism
  readonly layout?: Layout | undefined
}

/** A block that went stands under this, where another one came under its id. */
const gone = (id: string) => `${id}~`

/** The newer drawing with what went from the older one still in it; every block and wire that differs is marked. */
export function overlaid(
  from: Side,
  to: Side,
  differences: readonly Change[] = diff(from.mechanism, to.mechanism),
): Overlay {
  const touched = new Set(differences.flatMap(({ edit, block }) => (block !== undefined && isOwn(edit) ? [block] : [])))
  const [was, is] = [blockViews(from.mechanism), blockViews(to.mechanism)]
  const blocks = new Map<string, BlockMark>()
  const renamed = new Map<string, string>()
  for (const block of to.mechanism.blocks) {
    const old = from.mechanism.blocks.find(({ id, kind }) => id === block.id && kind === block.kind)
    if (old === undefined) blocks.set(block.id, { mark: 'added' })
    else if (touched.has(block.id)) blocks.set(block.id, { mark: 'changed', before: was.get(block.id)?.sentence })
  }
  const lost = from.mechanism.blocks.filter(
    ({ id, kind }) => !to.mechanism.blocks.some((block) => block.id === id && block.kind === kind),
  )
  const removed = lost.map((block) => {
    const id = is.has(block.id) ? gone(block.id) : block.id
    renamed.set(block.id, id)
    blocks.set(id, { mark: 'removed' })
    return { ...block, id }
  })
  const keys = (wires: readonly Wire[]) => new Set(wires.map(wireKey))
  const [before, after] = [keys(from.mechanism.wires), keys(to.mechanism.wires)]
  const cut = from.mechanism.wires
    .filter((wire) => !after.has(wireKey(wire)) || renamed.has(wire.from.block) || renamed.has(wire.to.block))
    .map(({ from: start, to: end }) => ({
      from: { ...start, block: renamed.get(start.block) ?? start.block },
      to: { ...end, block: renamed.get(end.block) ?? end.block },
    }))
  const mechanism = {
    ...to.mechanism,
    blocks: [...to.mechanism.blocks, ...removed],
    wires: [...to.mechanism.wires, ...cut],
  }
  const views = new Map([
    ...is,
    ...lost.flatMap(({ id }): [string, BlockView][] => {
      const view = was.get(id)
      const as = renamed.get(id) ?? id
      return view === undefined ? [] : [[as, { ...view, id: as }]]
    }),
  ])
  const old = from.layout?.positions ?? {}
  const left = lost.flatMap(({ id }) => {
    const at = old[id]
    return at === undefined ? [] : [[renamed.get(id) ?? id, at] as const]
  })
  const positions = placeMissing(mechanism, views, { ...Object.fromEntries(left), ...to.layout?.positions })
  return {
    mechanism,
    layout: { ...to.layout, positions },
    views,
    blocks,
    wires: new Map<string, Mark>([
      ...to.mechanism.wires
        .filter((wire) => !before.has(wireKey(wire)))
        .map((wire) => [wireKey(wire), 'added'] as const),
      ...cut.map((wire) => [wireKey(wire), 'removed'] as const),
    ]),
  }
}

const OWN: ReadonlySet<Edit['do']> = new Set([
  'set',
  'insert-item',
  'remove-item',
  'move-item',
  'configure',
  'rename-block',
])

/** The block itself became another one, not only what it is joined to. */
const isOwn = (edit: Edit): boolean => (edit.do === 'all' ? edit.edits.some(isOwn) : OWN.has(edit.do))

/** The older version alone, with what went and what became different marked: the left of two drawings side by side. */
export function olderSide({ mechanism, layout }: Side, overlay: Overlay): Overlay {
  const views = blockViews(mechanism)
  const marks = mechanism.blocks.flatMap(({ id }): [string, BlockMark][] => {
    const mark = (overlay.blocks.get(gone(id)) ?? overlay.blocks.get(id))?.mark
    return mark === undefined || mark === 'added' ? [] : [[id, { mark }]]
  })
  const wires = mechanism.wires.map(wireKey).filter((key) => overlay.wires.get(key) === 'removed')
  return {
    mechanism,
    views,
    layout: { positions: placeMissing(mechanism, views, layout?.positions ?? overlay.layout.positions) },
    blocks: new Map(marks),
    wires: new Map(wires.map((key) => [key, 'removed'])),
  }
}

/** The newer version alone: what came and what became different marked. */
export function newerSide({ mechanism, layout }: Side, overlay: Overlay): Overlay {
  const views = blockViews(mechanism)
  return {
    mechanism,
    views,
    layout: { ...layout, positions: placeMissing(mechanism, views, layout?.positions ?? {}) },
    blocks: new Map([...overlay.blocks].filter(([id]) => views.has(id))),
    wires: new Map([...overlay.wires].filter(([, mark]) => mark === 'added')),
  }
}

/** An overlay as the canvas opens it, to look at: each block says what it says in its own version. */
export function overlayStore({ mechanism, layout, views }: Overlay): DrawingStore {
  const store = drawingStore({ mechanism, layout })
  store.setState({ views })
  return store
}
