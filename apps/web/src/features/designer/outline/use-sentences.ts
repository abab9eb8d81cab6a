import { type Block, type Group, outlineSections } from '@jizhi/mechanism'
import { useMemo, useRef } from 'react'
import { useDesk } from '../desk/desk.ts'
import type { BlockView } from '../drawing/block-view.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import { type FormFrame, formFrame } from '../settings/form-frame.ts'
import { type SpokenBlock, spokenBlock } from './spoken-words.ts'

/** A block as a numbered sentence, with the words of it that can be changed. */
export interface Sentence {
  readonly number: number
  readonly block: Block
  readonly view: BlockView
  readonly frame: FormFrame
  /** Nothing where the settings of the block cannot be read. */
  readonly spoken: SpokenBlock | undefined
  /** The heading that stands above it: it is the first one of its group. */
  readonly group: Group | undefined
}

interface Known {
  readonly view: BlockView
  readonly names: string
  readonly spoken: SpokenBlock | undefined
}

/** The drawing in sentences, in the order and with the numbers of the heart's outline (OUT-1). */
export function useSentences(): readonly Sentence[] {
  const { readOnly } = useDesk()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const views = useDrawing((state) => state.views)
  // To try every setting of a block costs; of a block that did not change it is known.
  const known = useRef(new WeakMap<Block, Known>())
  return useMemo(() => {
    const names = mechanism.blocks.map(({ id, name = '' }) => `${id} ${name}`).join()
    const called = (id: string) => views.get(id)?.name ?? id
    let number = 0
    return outlineSections(mechanism).flatMap(({ group, blocks }) =>
      blocks.flatMap((block, at): readonly Sentence[] => {
        const view = views.get(block.id)
        number += 1
        if (view === undefined) return []
        const frame = formFrame(mechanism, views, view, readOnly)
        const old = known.current.get(block)
        const spoken =
          old?.view === view && old.names === names
            ? old.spoken
            : spokenBlock(block, { ...frame, arriving: view.arriving, called })
        known.current.set(block, { view, names, spoken })
        return [{ number, block, view, frame, spoken, group: at === 0 ? group : undefined }]
      }),
    )
  }, [mechanism, views, readOnly])
}
