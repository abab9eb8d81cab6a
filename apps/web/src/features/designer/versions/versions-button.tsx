import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inAntd } from '../../../ui/in-antd.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import type { Draft, MechanismAnswer } from './draft.ts'

const VersionsDrawer = inAntd(() => import('./versions-drawer.tsx').then((part) => part.VersionsDrawer))

interface VersionsButtonProps {
  readonly answer: MechanismAnswer
  /** The draft under the pen, where there is one. */
  readonly draft?: Draft | undefined
}

/** 版本: opens the list of what was handed in so far. */
export function VersionsButton({ answer, draft }: VersionsButtonProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<boolean>()
  return (
    <>
      <PlainButton onClick={() => setOpen(true)}>{t('designer.versions')}</PlainButton>
      {open === undefined ? null : (
        <Suspense fallback={null}>
          <VersionsDrawer open={open} onClose={() => setOpen(false)} answer={answer} draft={draft} />
        </Suspense>
      )}
    </>
  )
}
