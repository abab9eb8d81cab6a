import { type Answer, type readDesk, urgeDuties } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { DeedPanel } from '../../ui/deed-panel.tsx'

type Missing = Answer<typeof readDesk>['missing'][number]

/** 催办: a word to whoever has not answered; how often is the county's limit, kept by the api. */
export function UrgePanel(props: {
  readonly cycle: string
  readonly rows: readonly Missing[]
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { cycle, rows, onDone, onClose } = props
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const urge = async (words: string | null) => {
    const duties = rows.map(({ block, row }) => ({ block, row }))
    if (await act(urgeDuties, { params: { county, cycle }, body: { duties, words } }, t('desk.urged'))) onDone()
  }
  return (
    <DeedPanel
      title={t('desk.urgeCount', { count: rows.length })}
      subtitle={rows.map(({ rowName }) => rowName).join('、')}
      reason="optional"
      verb={t('desk.urge')}
      busy={busy}
      onDo={(words) => void urge(words)}
      onClose={onClose}
    >
      <p className="side-note">{t('desk.urgeNote')}</p>
    </DeedPanel>
  )
}
