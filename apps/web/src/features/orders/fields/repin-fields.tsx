import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideField } from '../../../ui/side-form.tsx'
import type { FieldsProps } from '../stated.ts'

/** 换版: one of the other approved versions, the newest first. */
export function RepinFields({ choices, onStated }: FieldsProps) {
  const { t } = useTranslation()
  const [version, setVersion] = useState(choices.versions[0]?.version ?? null)
  useEffect(() => onStated(version === null ? null : { kind: 'repin', content: { version } }), [version, onStated])
  if (version === null) return <p>{t('orders.noVersions')}</p>
  return (
    <>
      <SideField label={t('orders.toVersion')}>
        <Select<number>
          aria-label={t('orders.toVersion')}
          value={version}
          options={choices.versions.map((one) => ({ value: one.version, label: t('orders.versionFrom', one) }))}
          onChange={setVersion}
        />
      </SideField>
      <p className="side-note">{t('orders.repinNote')}</p>
    </>
  )
}
