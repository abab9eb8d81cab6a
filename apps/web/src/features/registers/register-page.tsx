import { type Answer, readImportTemplate, readRegister } from '@jizhi/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { download } from '../../client/call.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useGo } from '../../ui/go-link.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { useToast } from '../../ui/toast.ts'
import './registers.css'

type Register = Answer<typeof readRegister>
type RegisterObject = Register['objects'][number]

interface Found {
  readonly search: string
  readonly past: boolean
  readonly page: number
}

/** One 台账: what stands in it today, or everything that ever did; a table in and out. */
export function RegisterPage() {
  const { register = '' } = useParams({ strict: false })
  const county = useCounty()
  const [found, setFound] = useState<Found>({ search: '', past: false, page: 1 })
  const { search, past, page } = found
  const read = useQuery({
    ...tenantQuery(county, readRegister, {
      params: { county, register },
      query: { ...(search === '' ? {} : { search }), ...(past ? { past: '1' as const } : {}), page },
    }),
    placeholderData: keepPreviousData,
  })
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data) return <StateBlock state="loading" />
  return <Objects register={read.data} found={found} onFind={(change) => setFound({ ...found, page: 1, ...change })} />
}

interface Props {
  readonly register: Register
  readonly found: Found
  readonly onFind: (change: Partial<Found>) => void
}

function Objects({ register, found, onFind }: Props) {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  usePageTitle(register.name)
  const readers = register.readers.map(({ name }) => name).join(t('workbench.between'))
  const isEmpty = register.objects.length === 0
  const bring = <BringButton register={register} />
  const empty =
    found.search === ''
      ? { state: 'empty' as const, title: t('registers.empty'), text: t('registers.emptyText') }
      : { state: 'empty' as const, title: t('registers.noMatch'), text: t('registers.noMatchText') }
  return (
    <ListPage<RegisterObject>
      header={{
        crumbs: [
          { text: session.tenant.name, to: `/${county}` },
          { text: t('menu.registers'), to: `/${county}/registers` },
        ],
        title: `${register.name}（${register.id}）`,
        actions: <SaveButton register={register} />,
        primary: bring,
      }}
      sentence={{ status: 'normal', sentence: t('registers.readBy', { names: readers }) }}
      filters={
        <>
          <Input.Search
            allowClear
            className="register-search"
            aria-label={t('registers.search')}
            placeholder={t('registers.search')}
            defaultValue={found.search}
            onSearch={(search) => onFind({ search })}
          />
          <Checkbox checked={found.past} onChange={({ target }) => onFind({ past: target.checked })}>
            {t('registers.past')}
          </Checkbox>
        </>
      }
      table={{
        label: register.name,
        rows: register.objects,
        rowKey: ({ id }) => id,
        compact: true,
        columns: [
          { key: 'number', title: t('registers.number'), width: 120, cell: ({ number }) => number },
          { key: 'name', title: t('registers.object'), cell: ({ name }) => name },
          { key: 'unit', title: t('registers.unit'), width: 160, cell: ({ unitName }) => unitName },
          ...register.columns.map((label, at) => ({
            key: `v${at}`,
            title: label,
            cell: ({ values }: RegisterObject) => values[at] ?? '—',
          })),
          { key: 'from', title: t('registers.from'), width: 120, cell: ({ from }) => from },
          ...(found.past
            ? [{ key: 'to', title: t('registers.to'), width: 120, cell: ({ to }: RegisterObject) => to ?? '—' }]
            : []),
        ],
      }}
      phoneRow={({ number, name, unitName, values }) => (
        <>
          <p>
            {number} {name}
          </p>
          <p className="side-note">
            {[unitName, ...values.map((value, at) => `${register.columns[at]} ${value ?? '—'}`)].join(' · ')}
          </p>
        </>
      )}
      state={isEmpty ? empty : undefined}
      foot={<Pages register={register} found={found} onFind={onFind} />}
    />
  )
}

function useMayImport({ mayImport }: Register): boolean {
  return useAbility().can('import', 'Import') && mayImport
}

function BringButton({ register }: Pick<Props, 'register'>) {
  const { t } = useTranslation()
  const county = useCounty()
  const go = useGo()
  if (!useMayImport(register)) return null
  const address = `/${county}/import?kind=register&block=${encodeURIComponent(register.id)}`
  return (
    <Button type="primary" onClick={() => go(address)}>
      {t('registers.import')}
    </Button>
  )
}

/** The table as it stands: what is brought back in after changing it. */
function SaveButton({ register }: Pick<Props, 'register'>) {
  const { t } = useTranslation()
  const county = useCounty()
  const toast = useToast()
  if (!useMayImport(register)) return null
  const body = { target: { kind: 'register' as const, register: register.id } }
  const save = () =>
    download(readImportTemplate, { params: { county }, body }, `${register.name}.xlsx`).catch((error: unknown) =>
      toast.failed(error instanceof Error ? error.message : String(error)),
    )
  return <Button onClick={() => void save()}>{t('registers.export')}</Button>
}

function Pages({ register, found, onFind }: Props) {
  const { t } = useTranslation()
  const last = Math.ceil(register.total / register.pageSize)
  if (last <= 1) return null
  return (
    <div className="register-pages">
      <span>{t('registers.pageOf', { page: found.page, total: register.total })}</span>
      <Button size="small" disabled={found.page <= 1} onClick={() => onFind({ page: found.page - 1 })}>
        {t('registers.previous')}
      </Button>
      <Button size="small" disabled={found.page >= last} onClick={() => onFind({ page: found.page + 1 })}>
        {t('registers.next')}
      </Button>
    </div>
  )
}
