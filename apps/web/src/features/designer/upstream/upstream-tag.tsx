import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inAntd } from '../../../ui/in-antd.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import type { Draft, MechanismAnswer } from '../versions/draft.ts'
import type { Bound } from './use-bound.ts'

const UpstreamPanel = inAntd(() => import('./upstream-panel.tsx').then((part) => part.UpstreamPanel))

interface UpstreamTagProps {
  readonly answer: MechanismAnswer
  readonly draft: Draft
  readonly bound: Bound
}

/** 来源有新版: stands in the header as long as what this was made from is newer than what was taken. */
export function UpstreamTag({ answer, draft, bound }: UpstreamTagProps) {
  const { t } = useTranslation()
  const { origin } = answer.mechanism
  const [open, setOpen] = useState(false)
  const [taken, setTaken] = useState(0)
  if (origin === null || origin.newest <= Math.max(origin.version, taken)) return null
  return (
    <>
      <PlainButton small onClick={() => setOpen(true)}>
        {t('upstream.newer', { title: origin.title, version: origin.newest })}
      </PlainButton>
      {open ? (
        <Suspense fallback={null}>
          <UpstreamPanel
            mechanism={answer.mechanism.id}
            draft={draft}
            bound={bound}
            onClose={(version) => {
              setOpen(false)
              if (version !== undefined) setTaken(version)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
