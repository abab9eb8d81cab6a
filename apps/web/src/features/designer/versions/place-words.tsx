import { useTranslation } from 'react-i18next'
import { useDrawing } from '../drawing/use-drawing.ts'

/** Under the name: where it belongs, its plan number, until when it is in force; what nobody set is left out. */
export function PlaceWords({ words }: { readonly words: readonly (string | null)[] }) {
  const { t } = useTranslation()
  const sunset = useDrawing(
    ({ drawing }) => drawing.mechanism.blocks.find(({ kind }) => kind === 'cycle')?.config.sunset,
  )
  const until = typeof sunset === 'string' && sunset !== '' ? t('versions.sunset', { day: sunset }) : null
  return <>{[...words, until].filter((one) => one !== null && one !== '').join(' · ')}</>
}
