import { type WhyNode, whyCell } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { WhyPanel } from '../../ui/why-panel.tsx'
import { useWhySteps } from './use-why-steps.tsx'
import { WhyDifferently } from './why-differently.tsx'
import './why.css'

export interface WhyAsked {
  readonly cycle: string
  readonly block: string
  readonly port: string
  readonly row: string
  readonly column: string
}

export interface WhySideProps {
  readonly asked: WhyAsked
  /** The facts the shown figure stands on; a new explanation is fetched when they grow. */
  readonly facts?: number
  readonly onClose: () => void
  /** Offered on a filled value to those who may correct it. */
  readonly onCorrect?: ((node: WhyNode) => void) | undefined
  /** Whether a block's values are filled in by people. */
  readonly isAsk?: (block: string) => boolean
}

/** Why a figure is what it is, walked down to the cell of the imported file. */
export function WhySide({ asked, facts = 0, ...props }: WhySideProps) {
  const { cycle, ...query } = asked
  const county = useCounty()
  const params = { county, cycle }
  const read = useQuery({
    queryKey: [...tenantKey(county), whyCell.name, params, query, facts],
    queryFn: ({ signal }) => call(whyCell, { params, query }, signal),
  })
  const { t } = useTranslation()
  useFocusBack()
  if (read.data) return <Walk key={JSON.stringify(asked)} root={read.data} asked={asked} facts={facts} {...props} />
  const state = read.error ? (
    <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  ) : (
    <StateBlock state="loading" />
  )
  return <WhyPanel open onClose={props.onClose} title={t('why.asking')} steps={{}} state={state} />
}

/** Closing the panel puts the reader back on the figure that was asked about. */
function useFocusBack() {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
}

interface WalkProps extends Omit<WhySideProps, 'facts'> {
  readonly root: WhyNode
  readonly facts: number
}

function Walk({ root, asked, facts, onClose, onCorrect, isAsk }: WalkProps) {
  const { t } = useTranslation()
  const { node, title, subtitle, headings, steps } = useWhySteps(root, (filled) =>
    onCorrect && isAsk?.(filled.block) ? (
      <Button size="small" onClick={() => onCorrect(filled)}>
        {t('why.correct')}
      </Button>
    ) : null,
  )
  return (
    <WhyPanel
      open
      onClose={onClose}
      title={title}
      subtitle={subtitle}
      headings={headings}
      steps={steps}
      different={node === root && !isAsk?.(node.block) ? <WhyDifferently asked={asked} facts={facts} /> : undefined}
    />
  )
}
