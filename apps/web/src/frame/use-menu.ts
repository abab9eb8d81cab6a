import { useTranslation } from 'react-i18next'
import { useAbility } from '../client/ability.ts'
import { useCounty } from '../client/session.ts'
import type { MenuGroup } from '../ui/shell-menu.tsx'
import { menu } from './menu.ts'

/** The menu of this actor in this county: only what may be opened, no empty groups. */
export function useMenu(): readonly MenuGroup[] {
  const { t } = useTranslation()
  const county = useCounty()
  const ability = useAbility()
  const may = (right: (typeof menu)[number]['pages'][number]['right']) => right === undefined || ability.can(...right)
  return menu
    .map(({ key, pages }) => ({
      key,
      label: key === 'home' || key === 'end' ? undefined : t(`menu.${key}`),
      entries: pages
        .filter(({ right }) => may(right))
        .map(({ path, word, icon }) => ({ to: `/${county}${path}`, label: t(`menu.${word}`), icon })),
    }))
    .filter(({ entries }) => entries.length > 0)
}
