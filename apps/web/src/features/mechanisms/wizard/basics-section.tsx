import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answers } from './answers.ts'
import { Asked } from './asked.tsx'

interface BasicsProps {
  readonly answers: Answers
  readonly answer: (part: Partial<Answers>) => void
  readonly owners: readonly { readonly value: string; readonly label: string }[]
}

/** How it is called and whose it is. */
export function BasicsSection({ answers, answer, owners }: BasicsProps) {
  const { t } = useTranslation()
  return (
    <div className="wizard-fields">
      <Asked label={t('mechanisms.name')} fault={answers.name.trim() === '' ? t('mechanisms.nameNeeded') : undefined}>
        {(id) => (
          <Input
            id={id}
            value={answers.name}
            maxLength={60}
            onChange={({ target }) => answer({ name: target.value })}
          />
        )}
      </Asked>
      <Asked label={t('mechanisms.owner')} note={t('mechanisms.ownerNote')}>
        {(id) => (
          <Select
            id={id}
            value={answers.ownerUnitId}
            options={[...owners]}
            onChange={(ownerUnitId) => answer({ ownerUnitId })}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
      </Asked>
    </div>
  )
}
