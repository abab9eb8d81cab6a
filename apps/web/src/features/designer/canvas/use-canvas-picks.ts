import type { Wire } from '@jizhi/mechanism'
import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Aligning } from '../../drawing-lines/index.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useGroupSteps } from '../drawing/use-group-steps.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { useSteps } from '../drawing/use-steps.ts'
import type { Pick } from '../palette/pick-list.tsx'
import { FIT } from './fit.ts'
import { type Quick, useCanvasActs } from './quick.ts'
import { useStickNote } from './use-stick-note.ts'

export const ALIGNINGS = [
  'align-left',
  'align-top',
  'align-centre',
  'spread-across',
  'spread-down',
] as const satisfies readonly Aligning[]

/** Everything that can be done with what is chosen, each by name: what the mouse does on ports and wires, and more. */
export function useCanvasPicks(quick: Quick): (typed: string) => readonly Pick[] {
  const { t } = useTranslation()
  const blockPicks = useBlockPicks()
  const chosenPicks = useChosenPicks()
  const stickNote = useStickNote()
  const { fitView } = useReactFlow()
  const { ask } = useCanvasActs()
  return useMemo(() => {
    const heading = t('canvas.heading.canvas')
    const at = quick.ask === 'acts' && quick.at ? { at: quick.at } : {}
    const screen = quick.screen ? { screen: quick.screen } : {}
    const whole: readonly Pick[] = [
      { id: 'add', name: t('canvas.act.add'), heading, pick: () => ask({ ask: 'add', ...at, ...screen }) },
      { id: 'note', name: t('canvas.stickNote'), heading, pick: stickNote },
      { id: 'fit', name: t('designer.fit'), heading, pick: () => void fitView(FIT) },
      { id: 'search', name: t('canvas.searchTitle'), heading, pick: () => ask({ ask: 'search' }) },
    ]
    return (typed) => [...blockPicks(), ...chosenPicks(), ...whole].filter(({ name }) => name.includes(typed.trim()))
  }, [t, blockPicks, chosenPicks, stickNote, fitView, ask, quick])
}

/** One block: go on from each way out, come before each way in, put between, take apart, end here. */
function useBlockPicks(): () => readonly Pick[] {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const steps = useSteps()
  const { ask } = useCanvasActs()
  return useMemo(() => {
    const heading = t('canvas.heading.block')
    return () => {
      const { drawing, views, selected, selectedWire } = store.getState()
      const { wires } = drawing.mechanism
      const nameOf = (id: string) => views.get(id)?.name ?? id
      const onWire = (wire: Wire): readonly Pick[] => {
        const ends = { from: nameOf(wire.from.block), to: nameOf(wire.to.block) }
        const id = `${wire.from.block}/${wire.from.port}>${wire.to.block}/${wire.to.port}`
        return [
          {
            id: `on ${id}`,
            name: t('canvas.act.between', ends),
            heading,
            pick: () => ask({ ask: 'place', place: { on: wire } }),
          },
          { id: `off ${id}`, name: t('canvas.act.part', ends), heading, pick: () => void steps.disconnect(wire) },
        ]
      }
      if (selectedWire) return onWire(selectedWire)
      const view = selected.length === 1 ? views.get(selected[0] ?? '') : undefined
      if (view === undefined) return []
      const out = view.outputs.map((port): Pick => {
        const after = { block: view.id, port: port.id }
        return {
          id: `out ${port.id}`,
          name: t('canvas.act.goOn', { port: port.label }),
          heading,
          pick: () => ask({ ask: 'place', place: { after } }),
        }
      })
      const into = view.inputs.map((port): Pick => {
        const before = { block: view.id, port: port.id }
        return {
          id: `in ${port.id}`,
          name: t('canvas.act.comeBefore', { port: port.label }),
          heading,
          pick: () => ask({ ask: 'place', place: { before } }),
        }
      })
      const open = view.outputs.filter(
        ({ id, final }) => final !== true && !wires.some(({ from }) => from.block === view.id && from.port === id),
      )
      const ends = open.map((port): Pick => {
        const on = !view.ends.includes(port.id)
        return {
          id: `end ${port.id}`,
          name: t(on ? 'canvas.act.end' : 'canvas.act.noEnd', { port: port.label }),
          heading,
          pick: () => void steps.markEnd({ block: view.id, port: port.id }, on),
        }
      })
      const own = wires.filter(({ from, to }) => from.block === view.id || to.block === view.id)
      return [...out, ...into, ...ends, ...own.flatMap(onWire)]
    }
  }, [t, store, steps, ask])
}

/** Whatever is chosen: copy, group, line up, remove. */
function useChosenPicks(): () => readonly Pick[] {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const steps = useSteps()
  const groups = useGroupSteps()
  const picture = usePictureSteps()
  return useMemo(() => {
    const heading = t('canvas.heading.chosen')
    const one = (id: string, name: string, pick: () => unknown): Pick => ({
      id,
      name,
      heading,
      pick: () => void pick(),
    })
    return () => {
      const { drawing, views, selected } = store.getState()
      const blocks = selected.filter((id) => views.has(id))
      const all = drawing.mechanism.groups ?? []
      const grouped = blocks.filter((id) => all.some((group) => group.blocks.includes(id)))
      const joinable = all.filter((group) => blocks.some((id) => !group.blocks.includes(id)))
      const [only] = selected
      return [
        ...(selected.length === 1 && only !== undefined && views.has(only)
          ? [one('rename', t('designer.rename'), () => store.getState().startRenaming(only))]
          : []),
        ...(blocks.length > 0
          ? [
              one('copy', t('designer.duplicate'), () => steps.duplicate(blocks)),
              one('group', t('canvas.act.group'), () => groups.make(blocks)),
              ...joinable.map(({ id, title }) =>
                one(`join ${id}`, t('canvas.act.join', { title }), () => groups.join(blocks, id)),
              ),
            ]
          : []),
        ...(grouped.length > 0 ? [one('leave', t('canvas.act.leave'), () => groups.leave(grouped))] : []),
        ...(selected.length > 1
          ? ALIGNINGS.map((how) => one(how, t(`canvas.step.${how}`), () => picture.align(selected, how)))
          : []),
        ...(selected.length > 0 ? [one('remove', t('designer.remove'), () => picture.remove(selected))] : []),
      ]
    }
  }, [t, store, steps, groups, picture])
}
