import type { Edit, Group } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId } from './fresh-id.ts'
import { useDrawingStore } from './use-drawing.ts'
import { useSteps } from './use-steps.ts'

/** Groups of the drawing: frames with a title around blocks, for readers (GROUP-1). Each call is one step of undo. */
export function useGroupSteps() {
  const store = useDrawingStore()
  const steps = useSteps()
  const { t } = useTranslation()
  return useMemo(() => {
    const groups = (): readonly Group[] => store.getState().drawing.mechanism.groups ?? []
    const blocksOf = (ids: readonly string[]) => ids.filter((id) => store.getState().views.has(id))
    return {
      /** The new group's id, or undefined where no block was chosen. */
      make: (ids: readonly string[]): string | undefined => {
        const blocks = blocksOf(ids)
        if (blocks.length === 0) return undefined
        const id = freshId('group')
        const title = t('canvas.groupTitle', { count: groups().length + 1 })
        return steps.apply({ do: 'group', group: { id, title, blocks } }) ? id : undefined
      },
      /** Chosen blocks leave their groups; a group left without blocks is gone. */
      leave: (ids: readonly string[]) => {
        const grouped = blocksOf(ids).filter((id) => groups().some(({ blocks }) => blocks.includes(id)))
        const edits = grouped.map((block): Edit => ({ do: 'regroup', block }))
        if (edits.length > 0) steps.apply(edits.length === 1 && edits[0] ? edits[0] : { do: 'all', edits })
      },
      join: (ids: readonly string[], group: string) => {
        const edits = blocksOf(ids).map((block): Edit => ({ do: 'regroup', block, group }))
        if (edits.length > 0) steps.apply(edits.length === 1 && edits[0] ? edits[0] : { do: 'all', edits })
      },
      rename: (group: string, title: string) => steps.apply({ do: 'rename-group', group, title }),
      dissolve: (group: string) => steps.apply({ do: 'ungroup', group }),
    }
  }, [store, steps, t])
}
