import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../../client/session.ts'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { useGo } from '../../../ui/go-link.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { GalleryPage } from '../gallery/gallery-page.tsx'
import { useOwners } from './use-owners.ts'
import { useStart } from './use-start.ts'
import { WizardPage } from './wizard-page.tsx'

/** 新建: the gallery until something is chosen, then only what is still open about it. */
export function NewMechanismPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const go = useGo()
  const search = useSearch({ strict: false })
  const { start, error, retry } = useStart(search)
  const here = `/${county}/mechanisms/new`
  const again = () => go(here)
  const mayDraw = useOwners().length > 0
  if (!mayDraw) return <StateBlock state="forbidden" />
  if (Object.keys(search).length === 0)
    return <GalleryPage onChoose={(chosen) => go(`${here}?${new URLSearchParams(chosen)}`)} />
  if (error) return <FaultBlock error={error} onRetry={retry} />
  if (start === 'loading') return <StateBlock state="loading" />
  if (start === undefined) {
    const back = <PlainButton onClick={again}>{t('wizard.chooseAgain')}</PlainButton>
    return <StateBlock state="not-found" title={t('wizard.startGone')} text={t('wizard.startGoneText')} action={back} />
  }
  return <WizardPage key={start.key} start={start} onAgain={again} />
}
