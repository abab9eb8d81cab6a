import type { WhyNode } from '@jizhi/contracts'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { FactList } from '../../ui/detail-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import type { WhyInput } from './why-walk.ts'

/** From the figure asked about down to here; each step leads back. */
export function WhyTrail(props: { readonly line: readonly WhyNode[]; readonly onBack: (depth: number) => void }) {
  const { t } = useTranslation()
  const { line, onBack } = props
  if (line.length < 2) return null
  return (
    <nav className="why-trail" aria-label={t('why.trail')}>
      <button type="button" className="why-link" onClick={() => onBack(line.length - 2)}>
        {t('why.back')}
      </button>
      {line.slice(0, -1).map((node, depth) => (
        <Fragment key={`${node.block}|${node.row}|${node.column}`}>
          <span aria-hidden="true">{depth === 0 ? '｜' : '›'}</span>
          <button type="button" className="why-link" onClick={() => onBack(depth)}>
            {node.rowName} {node.label}
          </button>
        </Fragment>
      ))}
    </nav>
  )
}

/** More inputs than this are folded until asked for. */
const mostShown = 12

/** The figures it was made of; each opens its own explanation. */
export function WhyInputs(props: {
  readonly inputs: readonly WhyInput[]
  /** What tells the inputs apart: whose they are, or which column. */
  readonly named: 'row' | 'label'
  readonly onOpen: (at: number) => void
}) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? props.inputs : props.inputs.slice(0, mostShown)
  const nameOf = (node: WhyNode) =>
    props.named === 'row' ? t('why.ofRow', { row: node.rowName, label: node.label }) : node.label
  return (
    <>
      <table>
        <tbody>
          {shown.map(({ at, node }) => (
            <tr key={at}>
              <td>{nameOf(node)}</td>
              <td>
                <button type="button" className="why-link num" onClick={() => props.onOpen(at)}>
                  {node.value}
                  <span className="sr-only">{t('ui.why', { value: nameOf(node) })}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < props.inputs.length ? (
        <PlainButton kind="text" small onClick={() => setAll(true)}>
          {t('why.more', { count: props.inputs.length - shown.length })}
        </PlainButton>
      ) : null}
    </>
  )
}

/** What people or files stated: who, when, from which cell of which file. */
export function WhyFacts({ facts }: { readonly facts: WhyNode['facts'] }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  return facts.map((fact) => (
    <div key={fact.id} className="why-fact">
      <p>{fact.text}</p>
      <FactList
        narrow
        facts={[
          ...(fact.file === null ? [] : [{ label: t('why.file'), value: fact.file }]),
          ...(fact.cell === null ? [] : [{ label: t('why.cell'), value: fact.cell }]),
          ...(fact.by === null ? [] : [{ label: t('why.by'), value: fact.by }]),
          { label: t('why.at'), value: <Moment at={fact.at} now={now} /> },
        ]}
      />
    </div>
  ))
}
