import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { countyNow, useSession } from '../../client/session.ts'
import { useMomentWords } from '../../ui/moment.tsx'
import type { CycleView } from './standing.ts'

/** Where the figures came from, which version they go by since when, and whether there is a newer one (PIN-5). */
export function useVersionWords({ cycle, deriving, facts }: CycleView): {
  readonly note?: string
  readonly end: string
} {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const words = useMomentWords()
  const mayTry = useAbility().can('propose', 'Order')
  const { version, newer, source, repinnedAt } = cycle
  const basis =
    repinnedAt === null
      ? t('months.basis', { version, count: facts })
      : t('months.basisRepinned', { version, when: words(repinnedAt, now), count: facts })
  const end = deriving ? t('months.deriving') : basis
  if (source !== null) return { end, note: t('months.broughtIn', { source }) }
  if (newer === null) return { end }
  return { end, note: `${t('months.newer', { newer, version })}${mayTry ? t('months.newerTry') : ''}` }
}
