import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../../client/session.ts'
import { GoLink } from '../../../ui/go-link.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import type { Answers } from './answers.ts'
import { Asked } from './asked.tsx'
import type { Reads } from './use-reads.ts'

interface ReadsProps {
  readonly reads: Reads
  readonly answers: Answers
  readonly answer: (part: Partial<Answers>) => void
}

/** HIST-1: whose frozen tables it reads; one that is not there yet is to be made first, or chosen later on the canvas. */
export function ReadsSection({ reads, answers, answer }: ReadsProps) {
  const { t } = useTranslation()
  const county = useCounty()
  return (
    <div className="wizard-fields">
      {reads.wanted.map(({ scheme, title, isTemplate }) => {
        const name = reads.sources[scheme]
        const missing = (
          <span className="wizard-missing">
            <StatusTag status="dueSoon">{t('wizard.notThere')}</StatusTag>
            {isTemplate ? (
              <GoLink to={`/${county}/mechanisms/new?template=${scheme}`}>{t('wizard.makeFirst', { title })}</GoLink>
            ) : null}
          </span>
        )
        return (
          <Asked key={scheme} label={title} note={name === undefined ? missing : undefined}>
            {(id) => (
              <Select<string>
                id={id}
                value={name ?? null}
                placeholder={t('wizard.chooseMechanism')}
                options={reads.ours.map((one) => ({ value: one, label: one }))}
                onChange={(chosen) => answer({ sources: { ...answers.sources, [scheme]: chosen } })}
                showSearch={{ optionFilterProp: 'label' }}
              />
            )}
          </Asked>
        )
      })}
    </div>
  )
}
