import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { type Held, heldIn, useHeld } from './held.ts'
import { type Terms, useTerms } from './terms.ts'
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

/** The same for every block that is held, which its card says with its name: a lock that is only seen says nothing. */
export function useHeldSentences(): ReadonlyMap<string, string> {
  const { t } = useTranslation()
  const terms = useTerms()
  return useMemo(() => heldSentences(terms, t), [terms, t])
}

/** Nothing for a drawing that was not taken over. */
export function heldSentences(terms: Pick<Terms, 'origin' | 'reach' | 'title'> | null, t: TFunction) {
  const said = new Map<string, string>()
  for (const { id } of terms?.origin.blocks ?? []) {
    const held = terms === null ? undefined : heldIn(terms, id)
    if (terms !== null && held !== undefined) said.set(id, sayHeld({ ...held, title: terms.title }, t))
  }
  return said
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
