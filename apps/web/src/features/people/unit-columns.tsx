import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { PlainTag } from '../../ui/plain-tag.tsx'
import type { TreeLine } from './unit-tree.ts'

const INDENT = 20

/** The columns of the tree; the first one holds the name, set in by its depth, with the switch before it. */
export function useUnitColumns(onToggle: (id: string) => void): readonly ListColumn<TreeLine>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'name',
      title: t('people.unit'),
      cell: ({ unit, depth, below, open }) => (
        <span className="people-name" style={{ paddingInlineStart: depth * INDENT }}>
          {below > 0 ? (
            <button
              type="button"
              className="people-switch"
              aria-expanded={open}
              aria-label={unit.name}
              onClick={(event) => {
                event.stopPropagation()
                onToggle(unit.id)
              }}
            >
              <PageIcon name={open ? 'down' : 'right'} />
            </button>
          ) : (
            <span className="people-switch" />
          )}
          {unit.name}
          {unit.virtual ? <PlainTag kind="outlined">{t('people.virtual')}</PlainTag> : null}
        </span>
      ),
    },
    {
      key: 'code',
      title: t('people.code'),
      width: 140,
      cell: ({ unit }) => <span className="num people-quiet">{unit.code ?? '—'}</span>,
    },
    { key: 'kind', title: t('people.kind'), width: 130, cell: ({ unit }) => t(`people.kinds.${unit.kind}`) },
    { key: 'category', title: t('people.category'), width: 90, cell: ({ unit }) => unit.category ?? '—' },
    {
      key: 'population',
      title: t('people.population'),
      width: 110,
      figure: true,
      cell: ({ unit }) => (unit.population === null ? '—' : unit.population.toLocaleString('zh-CN')),
    },
    {
      key: 'below',
      title: t('people.below'),
      width: 100,
      figure: true,
      cell: ({ below }) => (below === 0 ? '' : below),
    },
  ]
}
