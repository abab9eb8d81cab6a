import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type UnitCard, type UnitTree, wayTo } from './unit-tree.ts'

interface Props {
  readonly tree: UnitTree
  readonly value: readonly string[]
  readonly onChange: (units: readonly string[]) => void
  readonly only: (unit: UnitCard) => boolean
  readonly multiple?: boolean
}

/** Chooses units by name or code; each stands with the unit above it, because names repeat. */
export function UnitSelect({ tree, value, onChange, only, multiple = false }: Props) {
  const { t } = useTranslation()
  const options = useMemo(
    () =>
      [...tree.byId.values()]
        .filter(only)
        .map((unit) => ({ value: unit.id, label: wayTo(tree, unit), code: unit.code ?? '' })),
    [tree, only],
  )
  return (
    <Select<string[]>
      {...(multiple ? { mode: 'multiple' as const } : {})}
      showSearch={{
        filterOption: (typed, option) =>
          String(option?.label).includes(typed) || String(option?.code).startsWith(typed),
      }}
      value={[...value]}
      onChange={(chosen: string | string[]) => onChange([chosen].flat())}
      options={options}
      placeholder={t('people.searchUnits')}
      aria-label={t('people.unit')}
    />
  )
}
