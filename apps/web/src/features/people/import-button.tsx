import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { useGo } from '../../ui/go-link.tsx'

/** Leads to the import steps; who may not import, or has a sample before them, does not see it. */
export function ImportButton({
  what,
  quiet = false,
}: {
  readonly what: 'units' | 'people' | 'relations'
  readonly quiet?: boolean
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const go = useGo()
  const ability = useAbility()
  if (tenant.kind === 'sample' || !ability.can('import', 'Import') || !ability.can('manage-people', 'Unit')) return null
  return (
    <Button type={quiet ? 'default' : 'primary'} onClick={() => go(`/${county}/import?kind=${what}`)}>
      {t(`people.import.${what}`)}
    </Button>
  )
}
