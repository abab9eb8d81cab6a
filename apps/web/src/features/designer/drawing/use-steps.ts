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
import { App } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/toast.ts'
import { type Point, placeMissing } from '../../drawing-lines/index.ts'
import { blockViews } from './block-view.ts'
import { applyChange, type Positions } from './change.ts'
import { joining, misfit, wireInto } from './connecting.ts'
import { freshId } from './fresh-id.ts'
import { useDrawingStore } from './use-drawing.ts'

/** A new block carries every default of its kind, so that a later default never changes an old drawing. */
export const newBlock = (kind: BlockKind): Block => ({
  id: freshId(kind),
  kind,
  // Defaults of a block's schema are JSON: text, numbers, flags, lists and objects of these.
  config: blockDef(kind).schema.parse({}) as unknown as JsonObject,
})

/** Everything a person can do to the drawing; each call is one step of undo with words of its own, or a sentence why not. */
export function useSteps() {
  const store = useDrawingStore()
  const toast = useToast()
  const { modal } = App.useApp()
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
      modal.confirm({
        title: message,
        okText: fix.label,
        cancelText: t('designer.notConnected'),
        onOk: () => void doEdit({ do: 'all', edits: [edit, fix.edit] }, words),
      })
    }
    const mend = ({ fix }: Finding) => fix && doEdit(fix.edit, fix.label)
    const connect = (from: PortRef, to: PortRef) => {
      const { mechanism } = state().drawing
      const wire = { from, to }
      const edit = joining(mechanism, wire)
      const complaint = misfit(mechanism, edit)
      const words = describe(mechanism, { do: 'connect', wire })
      if (complaint !== undefined) return refuse(complaint, edit, words)
      const old = wireInto(mechanism, to)
      doEdit(edit, words)
      if (old) toast.done(t('designer.replaced', { old: nameOf(old.from.block), to: nameOf(to.block) }))
    }
    const add = (kind: BlockKind, at: Point) => {
      const block = newBlock(kind)
      if (doEdit({ do: 'add', block }, undefined, { [block.id]: at })) select([block.id])
    }
    const insert = (kind: BlockKind, wire: Wire, at: Point) => {
      const block = newBlock(kind)
      const edit: Edit = { do: 'insert', block, wire }
      const complaint = misfit(state().drawing.mechanism, edit)
      if (complaint !== undefined) return refuse(complaint, edit)
      if (doEdit(edit, undefined, { [block.id]: at })) select([block.id])
    }
    const remove = (ids: readonly string[]) => {
      if (ids.length === 0) return
      const edits = ids.map((block): Edit => ({ do: 'remove', block }))
      const many = t('designer.step.removeSome', { count: ids.length })
      doEdit({ do: 'all', edits }, ids.length > 1 ? many : undefined)
    }
    const duplicate = (ids: readonly string[]) => {
      const { mechanism, layout } = state().drawing
      const copies = ids.flatMap((id) => {
        const block = mechanism.blocks.find((one) => one.id === id)
        const { x, y } = layout.positions[id] ?? { x: 0, y: 0 }
        return block ? [{ of: id, as: freshId(block.kind), at: { x: x + 40, y: y + 120 } }] : []
      })
      if (copies.length === 0) return
      const edits = copies.map(({ of, as }): Edit => ({ do: 'duplicate', block: of, as }))
      const places = Object.fromEntries(copies.map(({ as, at }) => [as, at]))
      if (doEdit({ do: 'all', edits }, undefined, places)) select(copies.map(({ as }) => as))
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
      insert,
      connect,
      remove,
      mend,
      duplicate,
      disconnect: (wire: Wire) => doEdit({ do: 'disconnect', wire }),
      /** An edit made elsewhere, as one step with its own words. */
      apply: (edit: Edit, words: string) => doEdit(edit, words),
      set: (block: string, path: readonly (string | number)[], value: Json) =>
        doEdit({ do: 'set', block, path, value }),
      rename: (block: string, name: string) => doEdit({ do: 'rename-block', block, name }),
      markEnd: (port: PortRef, ends: boolean) => doEdit({ do: ends ? 'mark-end' : 'unmark-end', port }),
      nameMechanism: (name: string) => doEdit({ do: 'rename', name }),
      setRounding: (rounding: Rounding) => doEdit({ do: 'set-rounding', rounding }),
      /** `merge` joins the moves of one run of arrow keys. */
      move: (positions: Positions, merge?: string) => {
        const [first = '', ...others] = Object.keys(positions)
        const words = { name: nameOf(first), count: others.length + 1 }
        change(t(others.length === 0 ? 'designer.step.move' : 'designer.step.moveSome', words), { positions }, merge)
      },
      arrange: (positions: Positions) => change(t('designer.step.arrange'), { positions }),
    }
  }, [store, toast, modal, t])
}
