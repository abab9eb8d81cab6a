import type { Column, RosterType } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import type { BlockView } from '../drawing/block-view.ts'

/** Which columns arrive here and which this block adds, before any figure flows. */
export function PortColumns({ view }: { readonly view: BlockView }) {
  const { t } = useTranslation()
  const arriving = view.arriving?.columns ?? []
  const known = new Set(arriving.map(({ id }) => id))
  return (
    <div className="port-columns">
      {view.inputs.length === 0 ? null : (
        <section>
          <h3>{t('designer.arriving')}</h3>
          {view.arriving === undefined ? (
            <p className="field-help">{t('designer.notWired')}</p>
          ) : (
            <ColumnTable columns={arriving} />
          )}
        </section>
      )}
      {view.outputs.map(({ id, label }) => (
        <section key={id}>
          <h3>{t('designer.leaving', { port: label })}</h3>
          <Added type={view.leaving[id]} known={known} />
        </section>
      ))}
    </div>
  )
}

function Added({ type, known }: { readonly type: RosterType | undefined; readonly known: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const added = (type?.columns ?? []).filter(({ id }) => !known.has(id))
  const kept = (type?.columns.length ?? 0) - added.length
  return (
    <>
      {added.length > 0 ? <ColumnTable columns={added} added /> : null}
      <p className="field-help">
        {added.length === 0 ? t('designer.addsNothing', { count: kept }) : t('designer.keeps', { count: kept })}
      </p>
    </>
  )
}

function ColumnTable({ columns, added = false }: { readonly columns: readonly Column[]; readonly added?: boolean }) {
  const { t } = useTranslation()
  if (columns.length === 0) return <p className="field-help">{t('designer.onlyKeys')}</p>
  return (
    <ul className="column-table">
      {columns.map(({ id, label, type, many, scale, unit }) => (
        <li key={id}>
          <span>{added ? `＋ ${label}` : label}</span>
          <span>
            {unit ?? t(`designer.column.${type}`)}
            {many ? t('designer.several') : ''}
            {scale === undefined || type === 'count' || type === 'money' ? '' : t('designer.places', { count: scale })}
          </span>
          <code>{id}</code>
        </li>
      ))}
    </ul>
  )
}
