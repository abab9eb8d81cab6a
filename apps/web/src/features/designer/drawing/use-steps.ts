import {
  type Block,
  type BlockKind,
  blockDef,
  type Change as Difference,
  describe,
  type Edit,
  type Finding,
  type Json,
  type JsonObject,
  type PortRef,
  type Rounding,
  type Wire,
} from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/toast.ts'
import { cardBoxes, freeShift, type Point, placeMissing } from '../../drawing-lines/index.ts'
import { checkNow } from '../check/rules.ts'
import { blockViews } from './block-view.ts'
import { applyChange, type Positions } from './change.ts'
import { joining, misfit, rejoining, wireInto } from './connecting.ts'
import { freshId } from './fresh-id.ts'
import { type Place, placing } from './placing.ts'
import { useDrawingStore } from './use-drawing.ts'

/** A new block carries every default of its kind, so that a later default never changes an old drawing. */
export const newBlock = (kind: BlockKind): Block => ({
  id: freshId(kind),
  kind,
  // Defaults of a block's schema are JSON: text, numbers, flags, lists and objects of these.
  config: blockDef(kind).schema.parse({}) as unknown as JsonObject,
})

/** Everything a person can do to the meaning of the drawing; each call is one step of undo with words of its own, or a sentence why not. */
export function useSteps() {
  const store = useDrawingStore()
  const toast = useToast()
  const { t } = useTranslation()
  return useMemo(() => {
    const state = store.getState
    const { change, select } = state()
    const nameOf = (id: string) => state().views.get(id)?.name ?? id
    const doEdit = (edit: Edit, words?: string, positions?: Positions): boolean => {
      const said = words ?? describe(state().drawing.mechanism, edit)
      const done = change(said, positions === undefined ? { edit } : { edit, positions })
      if (!done.ok) toast.failed(done.fault.message)
      return done.ok
    }
    /** What does not fit is refused; where one more step would make it fit, that step is offered. */
    const refuse = ({ message, fix }: Pick<Finding, 'message' | 'fix'>, edit: Edit, words?: string) => {
      if (!fix) return toast.failed(message)
      toast.ask(
        message,
        fix.label,
        t('designer.notConnected'),
        () => void doEdit({ do: 'all', edits: [edit, fix.edit] }, words),
      )
    }
    const mend = ({ fix }: Finding) => fix && doEdit(fix.edit, fix.label)
    const connect = (from: PortRef, to: PortRef) => {
      const { mechanism } = state().drawing
      const wire = { from, to }
      const edit = joining(mechanism, wire)
      const complaint = misfit(mechanism, edit, checkNow)
      const words = describe(mechanism, { do: 'connect', wire })
      if (complaint !== undefined) return refuse(complaint, edit, words)
      const old = wireInto(mechanism, to)
      doEdit(edit, words)
      if (old) toast.done(t('designer.replaced', { old: nameOf(old.from.block), to: nameOf(to.block) }))
    }
    /** Leads a wire elsewhere. */
    const reconnect = (old: Wire, wire: Wire) => {
      const { mechanism } = state().drawing
      const edit = rejoining(mechanism, old, wire)
      if (edit === undefined) return
      const words = t('canvas.step.reconnect', { from: nameOf(wire.from.block), to: nameOf(wire.to.block) })
      const complaint = misfit(mechanism, edit, checkNow)
      if (complaint !== undefined) return refuse(complaint, edit, words)
      doEdit(edit, words)
    }
    const add = (kind: BlockKind, at: Point): string | undefined => {
      const block = newBlock(kind)
      if (!doEdit({ do: 'add', block }, undefined, { [block.id]: at })) return undefined
      select([block.id])
      return block.id
    }
    /** A new block of this kind, joined where it is to stand: one step. Its id, or undefined where it was refused. */
    const put = (kind: BlockKind, place: Place, at: Point): string | undefined => {
      const block = newBlock(kind)
      const { mechanism } = state().drawing
      const edit = placing(mechanism, block, place)
      if (edit === undefined) return undefined
      const { name } = blockDef(kind)
      const words =
        'on' in place
          ? describe(mechanism, edit)
          : 'after' in place
            ? t('canvas.step.after', { name, at: nameOf(place.after.block) })
            : t('canvas.step.before', { name, at: nameOf(place.before.block) })
      const complaint = misfit(mechanism, edit, checkNow)
      if (complaint !== undefined) {
        refuse(complaint, edit, words)
        return undefined
      }
      if (!doEdit(edit, words, { [block.id]: at })) return undefined
      select([block.id])
      return block.id
    }
    const duplicate = (ids: readonly string[]) => {
      const { mechanism, layout } = state().drawing
      const chosen = mechanism.blocks.filter(({ id }) => ids.includes(id))
      if (chosen.length === 0) return
      const as = Object.fromEntries(chosen.map(({ id, kind }) => [id, freshId(kind)]))
      const at = (id: string) => layout.positions[id] ?? { x: 0, y: 0 }
      const by = freeShift(
        chosen.map(({ id }) => at(id)),
        cardBoxes(layout, state().views),
      )
      const places = chosen.map(({ id }) => [as[id] ?? id, { x: at(id).x + by.x, y: at(id).y + by.y }] as const)
      const [first] = chosen
      const edit: Edit = { do: 'duplicate-blocks', as }
      const one = first && describe(mechanism, { do: 'duplicate', block: first.id, as: '' })
      if (doEdit(edit, chosen.length === 1 ? one : undefined, Object.fromEntries(places))) select(Object.values(as))
    }
    /** Makes differences as one step; new cards are set where there is room. */
    const follow = (differences: readonly Difference[], words: string): boolean => {
      const edit: Edit = { do: 'all', edits: differences.map((one) => one.edit) }
      const { drawing } = state()
      const done = applyChange(drawing, { edit })
      if (!done.ok) {
        toast.failed(done.fault.message)
        return false
      }
      const { mechanism } = done.value.drawing
      const all = placeMissing(mechanism, blockViews(mechanism), drawing.layout.positions)
      const added = Object.entries(all).filter(([id]) => drawing.layout.positions[id] === undefined)
      return doEdit(edit, words, Object.fromEntries(added))
    }
    return {
      add,
      follow,
      put,
      connect,
      reconnect,
      mend,
      duplicate,
      disconnect: (wire: Wire) => doEdit({ do: 'disconnect', wire }),
      /** An edit made elsewhere, as one step with its own words. */
      apply: (edit: Edit, words?: string, positions?: Positions) => doEdit(edit, words, positions),
      set: (block: string, path: readonly (string | number)[], value: Json) =>
        doEdit({ do: 'set', block, path, value }),
      rename: (block: string, name: string) => doEdit({ do: 'rename-block', block, name }),
      markEnd: (port: PortRef, ends: boolean) => doEdit({ do: ends ? 'mark-end' : 'unmark-end', port }),
      nameMechanism: (name: string) => doEdit({ do: 'rename', name }),
      setRounding: (rounding: Rounding) => doEdit({ do: 'set-rounding', rounding }),
      arrange: (positions: Positions) => change(t('designer.step.arrange'), { positions }),
    }
  }, [store, toast, t])
}
