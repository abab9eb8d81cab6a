import { type Answer, listRegisters } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'

type Register = Answer<typeof listRegisters>['registers'][number]

/** 台账: every register that a mechanism in force reads. */
export function RegistersPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const now = countyNow(session)
  const list = useQuery(tenantQuery(county, listRegisters, { params: { county } }))
  usePageTitle(t('menu.registers'))
  const registers = list.data?.registers ?? []
  const link = ({ id, name }: Register) => (
    <GoLink to={`/${county}/registers/${encodeURIComponent(id)}`}>{`${name}（${id}）`}</GoLink>
  )
  const joined = (words: readonly string[]) => words.join(t('workbench.between'))
  const readers = (one: Register) => joined(one.readers.map(({ name }) => name))
  const again = <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton>
  const state = list.error
    ? { ...stateOfError(list.error), action: again }
    : list.isPending
      ? { state: 'loading' as const }
      : registers.length === 0
        ? { state: 'empty' as const, title: t('registers.none'), text: t('registers.noneText') }
        : undefined
  return (
    <ListPage<Register>
      header={{ crumbs: [{ text: session.tenant.name, to: `/${county}` }], title: t('menu.registers') }}
      table={{
        label: t('menu.registers'),
        rows: registers,
        rowKey: ({ id }) => id,
        columns: [
          { key: 'name', title: t('registers.name'), cell: link },
          { key: 'objects', title: t('registers.objects'), width: 110, figure: true, cell: ({ objects }) => objects },
          { key: 'columns', title: t('registers.columns'), cell: ({ columns }) => joined(columns) },
          { key: 'readers', title: t('registers.readers'), cell: readers },
          {
            key: 'changed',
            title: t('registers.changed'),
            width: 160,
            cell: ({ changedAt }) => (changedAt === null ? '—' : <Moment at={changedAt} now={now} />),
          },
        ],
      }}
      phoneRow={(one) => (
        <>
          <p>{link(one)}</p>
          <p className="side-note">
            {t('registers.objects')} {one.objects} · {readers(one)}
          </p>
        </>
      )}
      state={state}
    />
  )
}
