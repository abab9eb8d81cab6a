import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon, type PageIconName } from './icons/page-icon.tsx'
import './state-block.css'

type BlockState = 'empty' | 'loading' | 'error' | 'offline' | 'forbidden' | 'not-found'

export interface StateBlockProps {
  readonly state: BlockState
  /** What happened, in a few words. */
  readonly title?: string
  /** What it means and what to do, as sentences. */
  readonly text?: ReactNode
  /** The next step: one button or link. */
  readonly action?: ReactNode
  /** A short code to quote by phone. */
  readonly code?: string | undefined
  /** How much is done, for work over two seconds. */
  readonly done?: { readonly part: number; readonly whole: number }
}

const icons: Record<Exclude<BlockState, 'loading'>, PageIconName> = {
  empty: 'list',
  error: 'warning',
  offline: 'offline',
  forbidden: 'lock',
  'not-found': 'list',
}

/** What stands where content cannot: always a sentence and a next step. */
export function StateBlock({ state, title, text, action, code, done }: StateBlockProps) {
  const { t } = useTranslation()
  const titles: Record<BlockState, string> = {
    empty: t('ui.emptyTitle'),
    loading: t('ui.loading'),
    error: t('ui.errorTitle'),
    offline: t('ui.offlineTitle'),
    forbidden: t('ui.forbiddenTitle'),
    'not-found': t('ui.notFoundTitle'),
  }
  const words =
    text ?? (state === 'forbidden' ? t('ui.forbiddenText') : state === 'not-found' ? t('ui.notFoundText') : null)
  return (
    <div className={`state-block state-${state}`} role={state === 'error' ? 'alert' : 'status'}>
      {state === 'loading' ? null : (
        <span className="state-icon">
          <PageIcon name={icons[state]} />
        </span>
      )}
      <p className="state-title">{title ?? titles[state]}</p>
      {words ? <p className="state-text">{words}</p> : null}
      {state === 'loading' ? <LoadingBar {...(done ? { done } : {})} /> : null}
      {code ? <p className="state-code">{t('ui.code', { code })}</p> : null}
      {action ? <div className="state-action">{action}</div> : null}
    </div>
  )
}

function LoadingBar({ done }: { readonly done?: { readonly part: number; readonly whole: number } }) {
  const { t } = useTranslation()
  if (!done) return <div className="state-bar state-bar-endless" aria-hidden="true" />
  return <progress className="state-bar" value={done.part} max={done.whole} aria-label={t('ui.loading')} />
}
