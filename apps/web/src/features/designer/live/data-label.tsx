import { useTranslation } from 'react-i18next'
import type { BlockView } from '../drawing/block-view.ts'
import { useLive } from './use-live.tsx'

/** 数据 27: the rows after this block, at the port where most of them leave. */
export function DataLabel({ view }: { readonly view: BlockView }) {
  const { t } = useTranslation()
  const rows = useLive((state) =>
    Math.max(
      0,
      ...view.outputs.map(({ id }) => Number(/\d+$/.exec(state.derivation?.counts[`${view.id}/${id}`] ?? '') ?? 0)),
    ),
  )
  return `${t('live.tab.data')}${rows === 0 || view.kind === 'cycle' ? '' : ` ${rows}`}`
}
