import { type ReactNode, Suspense, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from './icons/page-icon.tsx'
import { inAntd } from './in-antd.tsx'
import { useLayout } from './use-layout.ts'
import './side-panel.css'

const SideDrawer = inAntd(() => import('./side-drawer.tsx').then((part) => part.SideDrawer))

export interface SidePanelProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly subtitle?: ReactNode
  /** Half as wide again: texts and lists are read here, not single settings. */
  readonly roomy?: boolean
  /** Stays at the bottom of the panel while its content scrolls. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** Explains or edits what is chosen on the left: beside the page from 1,280 px on, a Drawer below. Esc closes it. */
export function SidePanel(props: SidePanelProps) {
  const layout = useLayout()
  const name = useId()
  const { open, onClose } = props
  useEffect(() => {
    if (!open || layout !== 'wide') return
    const heard = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && onClose()
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [open, onClose, layout])
  const roomy = props.roomy ? ' side-panel-roomy' : ''
  if (layout === 'wide')
    return open ? (
      <aside className={`side-panel${roomy}`} aria-labelledby={name}>
        {panel(props, name)}
      </aside>
    ) : null
  return (
    <Suspense fallback={null}>
      <SideDrawer
        open={open}
        onClose={onClose}
        labelledBy={name}
        roomy={props.roomy ?? false}
        bottom={layout === 'phone'}
      >
        {panel(props, name)}
      </SideDrawer>
    </Suspense>
  )
}

const panel = ({ title, subtitle, foot, children, onClose }: SidePanelProps, name: string) => (
  <>
    <header className="side-panel-head">
      <div className="side-panel-words">
        <h2 id={name}>{title}</h2>
        {subtitle ? <p>{subtitle}</p> : null}
      </div>
      <CloseButton onClose={onClose} />
    </header>
    <div className="side-panel-body">{children}</div>
    {foot ? <footer className="side-panel-foot">{foot}</footer> : null}
  </>
)

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="side-panel-close" onClick={onClose} aria-label={t('ui.close')}>
      <PageIcon name="close" />
    </button>
  )
}
