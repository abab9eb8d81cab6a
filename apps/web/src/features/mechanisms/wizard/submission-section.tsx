import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PeriodChoice } from '../../../ui/first-periods.ts'
import type { Answers } from './answers.ts'
import { Asked } from './asked.tsx'

interface SubmissionProps {
  readonly answers: Answers
  readonly answer: (part: Partial<Answers>) => void
  readonly periods: readonly PeriodChoice[]
}

/** What 送审 will ask: from which period on, under which plan number, and what the townships will read. */
export function SubmissionSection({ answers, answer, periods }: SubmissionProps) {
  const { t } = useTranslation()
  return (
    <div className="wizard-fields">
      {periods.length === 0 ? null : (
        <Asked label={t('designer.inForceFrom')} note={t('designer.inForceNote')}>
          {(id) => (
            <Select
              id={id}
              value={answers.from}
              options={periods.map(({ value, label }) => ({ value, label: t('ui.period', { period: label }) }))}
              onChange={(from) => answer({ from })}
              showSearch={{ optionFilterProp: 'label' }}
            />
          )}
        </Asked>
      )}
      <Asked label={t('designer.planNumber')} note={t('wizard.planNote')}>
        {(id) => (
          <Input
            id={id}
            value={answers.planNumber}
            maxLength={60}
            onChange={({ target }) => answer({ planNumber: target.value })}
          />
        )}
      </Asked>
      <Asked label={t('designer.explanation')} note={t('designer.explanationNote')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={answers.explanation}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={({ target }) => answer({ explanation: target.value })}
          />
        )}
      </Asked>
    </div>
  )
}
