import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../theme/appearance.ts'
import { PlainButton } from './plain-button.tsx'
import './public-bar.css'

/** The thin bar over a public page: whose it is, what kind of figures, letters, contrast, print. No antd. */
export function PublicBar(props: {
  readonly name: string
  readonly tag?: string | undefined
  readonly children?: ReactNode
}) {
  const { t } = useTranslation()
  const { look, large, change } = useAppearance()
  return (
    <header className="public-bar">
      <strong>{props.name}</strong>
      {props.tag ? <span className="public-tag">{props.tag}</span> : null}
      <span className="public-gap" />
      {props.children}
      <PlainButton kind="text" small aria-pressed={large} onClick={() => change({ large: !large })}>
        {t('ui.largeText')}
      </PlainButton>
      <PlainButton
        kind="text"
        small
        aria-pressed={look === 'highContrast'}
        onClick={() => change({ look: look === 'highContrast' ? 'light' : 'highContrast' })}
      >
        {t('shell.highContrast')}
      </PlainButton>
      <PlainButton small onClick={() => window.print()}>
        {t('ui.print')}
      </PlainButton>
    </header>
  )
}
