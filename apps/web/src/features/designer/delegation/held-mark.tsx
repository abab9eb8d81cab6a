import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { type Held, useHeld } from './held.ts'
import './held-mark.css'

/** On a card: a small lock that says who holds what of the block, and why. */
export function HeldMark({ block }: { readonly block: string }) {
  const { t } = useTranslation()
  const held = useHeld(block)
  if (held === undefined) return null
  const said = sayHeld(held, t)
  return (
    <span className="held-mark" role="img" aria-label={said} title={said}>
      <PageIcon name="lock" /> {held.locked + held.bounded > 0 ? held.locked + held.bounded : ''}
    </span>
  )
}

/** The same sentence over the settings of the block. */
export function HeldNote({ block }: { readonly block: string }) {
  const { t } = useTranslation()
  const held = useHeld(block)
  return held === undefined ? null : <p className="held-note">{sayHeld(held, t)}</p>
}

/** “县考核”里的块，不能删。9 项设置中锁定 2 项，1 项限定了范围。奖金上限：入账前须由财政审核。 */
function sayHeld({ title, locked, bounded, settings, reasons }: Held & { readonly title: string }, t: TFunction) {
  return [
    t('held.stays', { title }),
    ...(locked > 0 ? [t('held.locked', { locked, settings })] : []),
    ...(bounded > 0 ? [t('held.bounded', { bounded, settings })] : []),
    ...(locked + bounded === 0 ? [t('held.free')] : []),
    ...reasons.map(({ label, note }) => t('held.reason', { label, note: (note ?? '').replace(/。$/, '') })),
  ].join('')
}
