import type { Finding } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import './finding-list.css'

/** What there is to mend, errors first; a click goes to the block. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation()
  if (findings.length === 0) return <p className="finding-none">{t('designer.noFindings')}</p>
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  return (
    <div className="finding-list">
      <Findings mark="■" title={t('designer.errors', { count: errors.length })} findings={errors} />
      <Findings mark="▲" title={t('designer.warnings', { count: warnings.length })} findings={warnings} />
    </div>
  )
}

function Findings(props: { readonly mark: '■' | '▲'; readonly title: string; readonly findings: readonly Finding[] }) {
  const store = useDrawingStore()
  const steps = useSteps()
  const views = useDrawing((state) => state.views)
  if (props.findings.length === 0) return null
  return (
    <section className={props.mark === '■' ? 'findings-error' : 'findings-warning'}>
      <h3>
        <span aria-hidden="true">{props.mark}</span> {props.title}
      </h3>
      <ul>
        {props.findings.map((finding) => {
          const { block } = finding
          const name = block === undefined ? undefined : views.get(block)?.name
          return (
            <li key={`${finding.code} ${block ?? ''} ${finding.port ?? ''} ${finding.message}`}>
              <button
                type="button"
                disabled={name === undefined}
                onClick={() => block && store.getState().select([block])}
              >
                {name === undefined ? null : <strong>{name}</strong>}
                <span>{finding.message}</span>
              </button>
              {finding.fix ? (
                <button type="button" className="finding-fix" onClick={() => steps.mend(finding)}>
                  {finding.fix.label}
                </button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
