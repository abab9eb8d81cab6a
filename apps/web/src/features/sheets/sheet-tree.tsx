import {
  fullOf,
  type Sheet,
  type SheetFinding,
  type SheetItem,
  sayFigure,
  sayMonths,
  sayOwners,
  sayRule,
  totalOf,
  treeOf,
} from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../ui/list-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useLayout } from '../../ui/use-layout.ts'
import './sheets.css'

interface Row {
  readonly item: SheetItem
  readonly depth: number
}

/** A sheet as people read it: groups with their items, marks that add up, what each item asks. */
export function SheetTree({
  sheet,
  findings = [],
}: {
  readonly sheet: Sheet
  readonly findings?: readonly SheetFinding[]
}) {
  const { t } = useTranslation()
  const phone = useLayout() === 'phone'
  const rows = treeOf(sheet)
  const complaint = (item: SheetItem) => findings.find((finding) => finding.item === item.id)
  const total = sheet.combine === 'sum' ? sayFigure(totalOf(sheet)) : sheet.full
  if (phone) return <PhoneTree rows={rows} total={total} />
  const any = (has: (item: SheetItem) => boolean) => rows.some(({ item }) => has(item))
  const hasCodes = any(({ code }) => code !== '')
  const weighed = any(({ weight }) => weight !== '1')
  const shown = [
    { key: 'code', title: t('sheets.code'), width: 72, cell: ({ item }: Row) => item.code, when: hasCodes },
    {
      key: 'item',
      title: t('sheets.item'),
      cell: ({ item, depth }: Row) => <ItemWords item={item} depth={depth} finding={complaint(item)} />,
      when: true,
    },
    {
      ...{ key: 'full', title: t('sheets.fullColumn'), width: 104, figure: true, when: true },
      cell: ({ item }: Row) => <FullMark item={item} />,
    },
    {
      ...{ key: 'weight', title: '×', width: 64, figure: true, when: weighed },
      cell: ({ item }: Row) => item.weight,
    },
    {
      ...{ key: 'rule', title: t('sheets.rule'), width: 250, when: true },
      cell: ({ item }: Row) => <span className="sheet-rule">{item.method === 'group' ? '' : sayRule(item)}</span>,
    },
    {
      ...{ key: 'owners', title: t('sheets.owners'), width: 160, when: any(({ owners }) => owners.length > 0) },
      cell: ({ item }: Row) => sayOwners(item),
    },
    {
      ...{ key: 'months', title: t('sheets.months'), width: 120, when: any(({ months }) => months.length > 0) },
      cell: ({ item }: Row) => (item.method === 'group' ? '' : sayMonths(item.months)),
    },
    {
      key: 'evidence',
      title: t('sheets.evidence'),
      width: 160,
      when: any(({ photos, evidence }) => photos !== 'none' || evidence !== ''),
      cell: ({ item }: Row) =>
        [item.photos === 'none' ? '' : t(`sheets.photos.${item.photos}`), item.evidence].filter(Boolean).join(' '),
    },
  ]
  return (
    <ListTable<Row>
      label={sheet.name}
      rows={rows}
      rowKey={({ item }) => item.id}
      columns={shown.filter(({ when }) => when)}
      totals={{ full: total }}
    />
  )
}

function ItemWords({ item, depth, finding }: Row & { readonly finding?: SheetFinding | undefined }) {
  const group = item.method === 'group'
  return (
    <div className="sheet-item" style={{ paddingInlineStart: depth * 20 }}>
      <span className={group ? 'sheet-group' : undefined}>{item.label}</span>
      {finding ? (
        <StatusTag status={finding.severity === 'error' ? 'overdue' : 'dueSoon'} bare>
          {finding.message}
        </StatusTag>
      ) : null}
      {item.clauses.map((clause) => (
        <span key={clause} className="sheet-clause">
          {clause}
        </span>
      ))}
      {item.note === '' ? null : <span className="sheet-clause">{item.note}</span>}
    </div>
  )
}

/** Deductions from a common base have no mark of their own. */
function FullMark({ item }: { readonly item: SheetItem }) {
  const full = sayFigure(fullOf(item))
  if (full === '0') return null
  return item.method === 'group' ? <strong>{full}</strong> : <span>{full}</span>
}

function PhoneTree({ rows, total }: { readonly rows: readonly Row[]; readonly total: string }) {
  const { t } = useTranslation()
  return (
    <ul className="sheet-phone-tree">
      {rows.map(({ item, depth }) => (
        <li key={item.id} style={{ paddingInlineStart: depth * 16 }}>
          <div className="sheet-phone-line">
            <span className={item.method === 'group' ? 'sheet-group' : undefined}>{item.label}</span>
            <span className="num">
              <FullMark item={item} />
            </span>
          </div>
          {item.method === 'group' ? null : <span className="sheet-clause">{sayRule(item)}</span>}
          {item.owners.length === 0 ? null : <span className="sheet-clause">{sayOwners(item)}</span>}
        </li>
      ))}
      <li className="sheet-phone-total">
        <div className="sheet-phone-line">
          <span>{t('ui.total')}</span>
          <span className="num">{total}</span>
        </div>
      </li>
    </ul>
  )
}
