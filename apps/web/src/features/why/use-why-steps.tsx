import type { WhyNode } from '@jizhi/contracts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Figure } from '../../ui/figure.tsx'
import type { WhyPanelProps } from '../../ui/why-panel.tsx'
import { WhyFacts, WhyInputs, WhyTrail } from './why-parts.tsx'
import { inputsOf, type WhyPath, walked } from './why-walk.ts'
import './why.css'

/** A figure walked down to what it stands on: the steps of the node that is open, and the way back. */
export function useWhySteps(
  root: WhyNode,
  beside: (node: WhyNode) => ReactNode = () => null,
): Required<Pick<WhyPanelProps, 'title' | 'subtitle' | 'headings' | 'steps'>> & { readonly node: WhyNode } {
  const { t } = useTranslation()
  const [path, setPath] = useState<WhyPath>([])
  const line = walked(root, path)
  const node = line.at(-1) ?? root
  const { others, own } = inputsOf(node)
  const go = (at: number) => setPath([...path, at])
  return {
    node,
    title: t('why.title', { value: node.value }),
    subtitle: (
      <>
        {t('why.subtitle', { row: node.rowName, label: node.label, block: node.blockName })}
        <WhyTrail line={line} onBack={(depth) => setPath(path.slice(0, depth))} />
      </>
    ),
    headings: {
      ...(others.length > 0 ? { from: t('why.from', { count: others.length }) } : {}),
      ...(own.length > 0 ? { items: t('why.items', { count: own.length }) } : {}),
    },
    steps: {
      ...(node.definition ? { definition: node.definition } : {}),
      ...(node.substituted ? { substituted: node.substituted } : {}),
      value: (
        <div className="why-figure">
          <Figure value={node.value} size="large" />
          {beside(node)}
        </div>
      ),
      ...(others.length > 0 ? { from: <WhyInputs inputs={others} named="row" onOpen={go} /> } : {}),
      ...(own.length > 0 ? { items: <WhyInputs inputs={own} named="label" onOpen={go} /> } : {}),
      ...(node.facts.length > 0 ? { facts: <WhyFacts facts={node.facts} /> } : {}),
    },
  }
}
