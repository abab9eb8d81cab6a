import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CycleOrderKind } from '../orders/index.ts'

/** 开办理单: what the office may do to a cycle, behind one button; what ends it stands apart, last. */
export function ActsMenu(props: {
  readonly acts: readonly CycleOrderKind[]
  readonly onForm: (kind: CycleOrderKind) => void
}) {
  const { t } = useTranslation()
  const { acts, onForm } = props
  if (acts.length === 0) return null
  const item = (kind: CycleOrderKind) => ({
    key: kind,
    label: t(`orders.kinds.${kind}`),
    danger: kind === 'void',
    onClick: () => onForm(kind),
  })
  const quiet = acts.filter((kind) => kind !== 'void').map(item)
  const items = acts.includes('void') ? [...quiet, { type: 'divider' as const }, item('void')] : quiet
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button>{t('desk.openOrder')}</Button>
    </Dropdown>
  )
}
