import { noticeCase, signEffects } from '@jizhi/contracts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import type { Status } from '../../theme/tokens.ts'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { CaseView } from './case-page.tsx'

const LOOK: Readonly<Record<CaseView['measures'][number]['standing'], Status>> = {
  ready: 'normal',
  unsigned: 'dueSoon',
  held: 'provisional',
  done: 'settled',
}

/** LAD-5: what the ladder calls for; what is against the unit waits for notice, window and a signature. */
export function CaseMeasures({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const cycle = view.case.id
  if (view.measures.length === 0) return <p className="case-quiet">{t('cases.noMeasures')}</p>
  const notice = () => void act(noticeCase, { params: { county, case: cycle } }, t('cases.noticeDone'))
  const sign = (digest: string) =>
    void act(signEffects, { params: { county, cycle }, body: { digests: [digest], words: null } }, t('cases.signDone'))
  return (
    <ul className="case-measures">
      {view.measures.map((one) => (
        <li key={one.line}>
          <StatusTag status={LOOK[one.standing]}>{t(`cases.standings.${one.standing}`)}</StatusTag>
          <span>{one.sentence}</span>
          {one.punitive ? <PlainTag>{t('cases.punitive')}</PlainTag> : null}
          {one.maySign ? (
            <Button size="small" loading={busy} onClick={() => sign(one.digest)}>
              {t('cases.sign')}
            </Button>
          ) : null}
        </li>
      ))}
      {view.mayNotice ? (
        <li>
          <Button loading={busy} onClick={notice}>
            {t('cases.notice')}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
