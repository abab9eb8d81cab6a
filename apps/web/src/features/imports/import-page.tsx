import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { type ImportKind, readImportSearch } from '../../frame/import-search.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { ImportFlow } from './import-flow.tsx'
import type { Choices } from './target.ts'
import './imports.css'

/** 导入: one file into one place, read and checked before anything is written. */
export function ImportPage() {
  const search = readImportSearch(useSearch({ strict: false }))
  return <Import key={JSON.stringify(search)} search={search} />
}

function Import({ search }: { readonly search: ReturnType<typeof readImportSearch> }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const may = useAbility().can('import', 'Import')
  const kind: ImportKind = search.kind ?? 'history'
  const [choices, setChoices] = useState<Choices>({
    kind,
    cycle: search.cycle ?? null,
    mechanism: search.mechanism ?? null,
    block: search.block ?? null,
    period: null,
    source: '',
  })
  const title = t(`imports.titles.${kind}`)
  usePageTitle(title)
  const parent = {
    month: { text: t('menu.desk'), to: `/${county}/desk` },
    published: { text: t('menu.desk'), to: `/${county}/desk` },
    history: { text: t('menu.history'), to: `/${county}/history` },
    units: { text: t('menu.people'), to: `/${county}/people` },
    people: { text: t('menu.people'), to: `/${county}/people` },
    relations: { text: t('menu.people'), to: `/${county}/people` },
    payments: { text: t('menu.ledgers'), to: `/${county}/ledgers?tab=payables` },
    initial: { text: t('orders.initial.title'), to: `/${county}/history?tab=initial` },
    register: { text: t('menu.registers'), to: `/${county}/registers` },
    'initial-cases': { text: t('menu.cases'), to: `/${county}/cases` },
  }[kind]
  return (
    <PageSplit>
      <PageHeader crumbs={[{ text: tenant.name, to: `/${county}` }, parent]} title={title} />
      {tenant.kind === 'sample' ? (
        <StateBlock state="forbidden" title={t('imports.sample')} text={t('imports.sampleText')} />
      ) : may ? (
        <ImportFlow choices={choices} onChoices={setChoices} fixed={search} />
      ) : (
        <StateBlock state="forbidden" />
      )}
    </PageSplit>
  )
}
