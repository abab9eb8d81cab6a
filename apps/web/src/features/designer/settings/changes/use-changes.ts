import { blockDef, type JsonObject } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useDesk } from '../../desk/desk.ts'
import type { BlockView } from '../../drawing/block-view.ts'
import { useDrawing } from '../../drawing/use-drawing.ts'
import { formModel } from '../form-model.ts'
import { type ChangedSetting, changedSettings } from './changed-settings.ts'

export interface Changes {
  /** What the block is held against: 现行第 3 版. */
  readonly words: string
  /** Its settings there; undefined where the block was not there yet, or was another kind. */
  readonly before: JsonObject | undefined
  readonly list: readonly ChangedSetting[]
}

/** What of a block differs from the version in force; undefined where there is none. */
export function useChanges(view: BlockView): Changes | undefined {
  const { compared } = useDesk()
  const now = useDrawing((state) => state.drawing.mechanism.blocks.find(({ id }) => id === view.id))?.config
  return useMemo(() => {
    if (compared === undefined || now === undefined) return undefined
    const block = compared.mechanism.blocks.find(({ id, kind }) => id === view.id && kind === view.kind)
    if (block === undefined) return { words: compared.words, before: undefined, list: [] }
    const list = changedSettings(formModel(blockDef(view.kind).schema), block.config, now)
    return { words: compared.words, before: block.config, list }
  }, [compared, now, view.id, view.kind])
}
