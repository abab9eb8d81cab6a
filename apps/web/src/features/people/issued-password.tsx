import type { Answer, openAccount } from '@jizhi/contracts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { FactList } from '../../ui/detail-page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { useToast } from '../../ui/toast.ts'

export type Issued = Answer<typeof openAccount>

/** The password, once: large enough to copy by hand, gone when the panel closes. */
export function IssuedPassword({ issued, onClose }: { readonly issued: Issued; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const copy = () =>
    navigator.clipboard.writeText(`${issued.name} ${issued.password}`).then(() => toast.done(t('people.copied')))
  return (
    <SidePanel
      open
      onClose={onClose}
      title={t('people.issued')}
      foot={
        <div className="people-acts people-acts-end">
          <Button onClick={() => void copy()}>{t('people.copy')}</Button>
          <Button type="primary" onClick={onClose}>
            {t('people.close')}
          </Button>
        </div>
      }
    >
      <FactList narrow facts={[{ label: t('people.login'), value: issued.name }]} />
      <p className="people-password">{issued.password}</p>
      <p className="side-note">{t('people.issuedNote')}</p>
    </SidePanel>
  )
}
