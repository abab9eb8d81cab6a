import { type BlockKind, blockDef, check, type PortRef } from '@jizhi/mechanism'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockIcon } from '../../../ui/icons/block-icon.tsx'
import { CARD_WIDTH, cardBoxes, freePlace, type Point } from '../../drawing-lines/index.ts'
import { joining, judge } from '../drawing/connecting.ts'
import type { DrawingState } from '../drawing/drawing-store.ts'
import { type Place, placing, waysIn } from '../drawing/placing.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { newBlock, useSteps } from '../drawing/use-steps.ts'
import { paletteGroups } from '../palette/palette-groups.ts'
import { type Pick, PickList } from '../palette/pick-list.tsx'
import { foundBlocks } from './found-blocks.ts'
import { listPlace } from './list-place.ts'
import { type Quick, useCanvasActs } from './quick.ts'
import { useCanvasPicks } from './use-canvas-picks.ts'

/** The one list of the canvas: blocks that fit, ways in that fit, what can be done, what is sought. */
export function QuickList({ quick, onClose }: { readonly quick: Quick; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const flow = useStoreApi()
  const picks = usePicks(quick)
  const style = useMemo(() => listPlace(flow.getState().domNode, quick.screen), [flow, quick])
  return (
    <PickList
      title={t(`canvas.ask.${quick.ask}`)}
      none={t(quick.ask === 'search' || quick.ask === 'acts' ? 'canvas.nothingFound' : 'canvas.nothingFits')}
      picks={picks}
      typed={quick.typed ?? ''}
      style={style}
      onClose={onClose}
    />
  )
}

function usePicks(quick: Quick): (typed: string) => readonly Pick[] {
  const { t } = useTranslation()
  const acts = useCanvasPicks(quick)
  const blocks = useBlockPicks(quick)
  const store = useDrawingStore()
  const { goTo, ask } = useCanvasActs()
  return useMemo(() => {
    if (quick.ask === 'acts') return acts
    if (quick.ask === 'search')
      return (typed) =>
        foundBlocks(store.getState(), typed).map(({ id, name, note, kind }) => ({
          id,
          name,
          note,
          heading: t('canvas.found'),
          icon: <BlockIcon kind={kind} />,
          pick: () => goTo(id),
        }))
    if (quick.ask === 'port') return (typed) => portPicks(store.getState(), quick.block, typed, t('canvas.ways'), ask)
    return blocks
  }, [quick, acts, blocks, store, goTo, ask, t])
}

/** The ways out of a block, before what follows is asked for. */
function portPicks(
  { views }: DrawingState,
  block: string,
  typed: string,
  heading: string,
  ask: (quick: Quick) => void,
): readonly Pick[] {
  const outputs = views.get(block)?.outputs ?? []
  return outputs
    .filter(({ id, label }) => label.includes(typed) || id.startsWith(typed))
    .map(({ id, label }) => ({
      id,
      name: label,
      heading,
      pick: () => ask({ ask: 'place', place: { after: { block, port: id } } }),
    }))
}

/** Blocks that may stand at a place, each tried on the drawing, and ways in that may be led to. */
function useBlockPicks(quick: Quick): (typed: string) => readonly Pick[] {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const steps = useSteps()
  const at = usePlaceFor(quick)
  const { goTo } = useCanvasActs()
  return useMemo(() => {
    const place = quick.ask === 'place' ? quick.place : undefined
    const fits = fitting(store.getState(), place)
    const ways = place && 'after' in place ? waysFrom(store.getState(), place.after) : []
    const put = (kind: BlockKind) => {
      const made = place === undefined ? steps.add(kind, at()) : steps.put(kind, place, at())
      if (made !== undefined) goTo(made)
    }
    return (typed) => [
      ...paletteGroups(typed)
        .flatMap(({ family, kinds }) => kinds.map((one) => ({ ...one, family })))
        .filter(({ kind }) => fits(kind))
        .map(({ kind, name, family }) => ({
          id: kind,
          name,
          heading: t(`designer.family.${family}`),
          icon: <BlockIcon kind={kind} />,
          pick: () => put(kind),
        })),
      ...ways
        .filter(({ name }) => name.includes(typed))
        .map(({ id, name, port, to }) => ({
          id,
          name,
          note: port,
          heading: t('canvas.joinTo'),
          pick: () => {
            if (place && 'after' in place) steps.connect(place.after, to)
            goTo(to.block)
          },
        })),
    ]
  }, [quick, store, steps, at, goTo, t])
}

/** Asked once per kind: trying a block costs a check of the whole drawing. */
function fitting({ drawing }: DrawingState, place: Place | undefined): (kind: BlockKind) => boolean {
  if (place === undefined) return () => true
  const complain = judge(drawing.mechanism, check)
  const known = new Map<BlockKind, boolean>()
  const tried = (kind: BlockKind): boolean => {
    const edit = placing(drawing.mechanism, newBlock(kind), place)
    return edit !== undefined && complain(edit) === undefined
  }
  return (kind) => {
    const fits = known.get(kind) ?? tried(kind)
    known.set(kind, fits)
    return fits
  }
}

/** Beyond this many ways in, whether one fits is asked when it is taken. */
const TRIED_WAYS = 40

function waysFrom({ drawing, views }: DrawingState, from: PortRef) {
  const { mechanism } = drawing
  const complain = judge(mechanism, check)
  return waysIn(mechanism, from)
    .filter((to, at) => at >= TRIED_WAYS || complain(joining(mechanism, { from, to })) === undefined)
    .map((to) => {
      const view = views.get(to.block)
      const port = view?.inputs.find(({ id }) => id === to.port)?.label ?? to.port
      const several = (view?.inputs.length ?? 0) > 1
      const old = mechanism.wires.find((wire) => wire.to.block === to.block && wire.to.port === to.port)
      const name = view?.name ?? blockDef('compute').name
      return {
        id: `${to.block}/${to.port}`,
        to,
        name: several ? `${name} · ${port}` : name,
        port: old ? (views.get(old.from.block)?.name ?? '') : '',
      }
    })
}

/** Where the new card stands: where it was let go, beside what it follows, else in the middle of what is seen. */
function usePlaceFor(quick: Quick): () => Point {
  const store = useDrawingStore()
  const flow = useStoreApi()
  const { screenToFlowPosition } = useReactFlow()
  return useMemo(
    () => () => {
      const { drawing, views } = store.getState()
      const beside = (block: string, by: number): Point => {
        const { x, y } = drawing.layout.positions[block] ?? { x: 0, y: 0 }
        return { x: x + by, y }
      }
      const box = flow.getState().domNode?.getBoundingClientRect()
      const wish = (): Point => {
        if ((quick.ask === 'add' || quick.ask === 'place') && quick.at) return quick.at
        if (quick.ask === 'place' && 'after' in quick.place) return beside(quick.place.after.block, 280)
        if (quick.ask === 'place' && 'before' in quick.place) return beside(quick.place.before.block, -280)
        if (quick.ask === 'place' && 'on' in quick.place) return between(drawing.layout.positions, quick.place.on)
        if (!box) return { x: 0, y: 0 }
        const { x, y } = screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
        return { x: x - CARD_WIDTH / 2, y: y - 40 }
      }
      return freePlace(wish(), cardBoxes(drawing.layout, views))
    },
    [quick, store, flow, screenToFlowPosition],
  )
}

/** Between two cards where there is room, else just below the first: nothing else moves. */
function between(
  positions: DrawingState['drawing']['layout']['positions'],
  wire: { readonly from: PortRef; readonly to: PortRef },
): Point {
  const from = positions[wire.from.block] ?? { x: 0, y: 0 }
  const to = positions[wire.to.block] ?? { x: 0, y: 0 }
  const room = to.x - from.x > CARD_WIDTH * 2 + 20
  return room ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : { x: from.x, y: from.y + 120 }
}
