import { listUnits } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { AsOf } from './as-of.tsx'
import { ImportButton } from './import-button.tsx'
import { usePeopleSearch, useToday } from './people-state.ts'
import { useUnitColumns } from './unit-columns.tsx'
import { UnitPanel } from './unit-panel.tsx'
import { linesOf, type TreeLine, treeOf, wayTo } from './unit-tree.ts'

/** From so many lines on only the visible ones are drawn. */
const MANY_LINES = 200

export function UnitsTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { search, change } = usePeopleSearch()
  const today = useToday()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const [opened, setOpened] = useState<ReadonlySet<string>>()
  const list = useQuery(tenantQuery(county, listUnits, { params: { county }, query: { day: search.day } }))
  const units = useMemo(() => list.data?.units ?? [], [list.data])
  const tree = useMemo(() => treeOf(units), [units])
  const open = useMemo(() => opened ?? new Set(tree.roots.map(({ id }) => id)), [opened, tree])
  const lines = useMemo(() => linesOf(tree, open, wanted), [tree, open, wanted])
  const toggle = (id: string) =>
    setOpened(open.has(id) ? new Set([...open].filter((other) => other !== id)) : new Set([...open, id]))
  const columns = useUnitColumns(toggle)
  const chosen = search.unit === undefined ? undefined : tree.byId.get(search.unit)
  const allOpen = units.length > 0 && units.every(({ id }) => open.has(id) || tree.childrenOf(id).length === 0)
  const again = <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton>
  const state = list.error
    ? { ...stateOfError(list.error), action: again }
    : list.data !== undefined && lines.length === 0
      ? { state: 'empty' as const, title: t('people.noMatch'), text: t('people.noMatchText') }
      : undefined
  return (
    <ListPage<TreeLine>
      header={{
        crumbs: [{ text: tenant.name }],
        title: t('menu.people'),
        actions: <ImportButton what="relations" quiet />,
        primary: <ImportButton what="units" />,
      }}
      {...(search.day === undefined || search.day === today
        ? {}
        : { sentence: { status: 'dueSoon' as const, sentence: t('people.past', { day: search.day }) } })}
      filters={
        <>
          {tabs}
          <Input.Search
            value={typed}
            allowClear
            placeholder={t('people.searchUnits')}
            onChange={(event) => setTyped(event.target.value)}
            className="people-search"
          />
          <Button
            className="people-open-all"
            onClick={() => setOpened(new Set(allOpen ? tree.roots.map(({ id }) => id) : units.map(({ id }) => id)))}
          >
            {t(allOpen ? 'people.closeAll' : 'people.openAll')}
          </Button>
        </>
      }
      legend={<AsOf />}
      table={{
        columns,
        rows: lines,
        rowKey: ({ unit }) => unit.id,
        selected: search.unit,
        onSelect: ({ unit }) => change({ unit: unit.id }),
        loading: list.isPending,
        label: t('people.tabs.units'),
        ...(lines.length > MANY_LINES ? { height: Math.max(320, window.innerHeight - 290) } : {}),
      }}
      state={state}
      phoneRow={(line) => <PhoneLine line={line} onToggle={toggle} onOpen={() => change({ unit: line.unit.id })} />}
      foot={list.data === undefined ? null : <Counts />}
      side={
        chosen ? (
          <UnitPanel
            key={chosen.id}
            unit={chosen}
            tree={tree}
            way={wayTo(tree, chosen)}
            onClose={() => change({ unit: undefined })}
            onOpen={(unit) => change({ unit })}
          />
        ) : null
      }
    />
  )

  function Counts() {
    const of = (kind: string) => units.filter((unit) => unit.kind === kind).length
    const [townships, villages] = [of('township'), of('village')]
    const others = units.length - townships - villages - tree.roots.length
    return (
      <>
        {t('people.counts', { townships, villages })}
        {others > 0 ? t('people.others', { others }) : ''}
      </>
    )
  }
}

function PhoneLine(props: {
  readonly line: TreeLine
  readonly onToggle: (id: string) => void
  readonly onOpen: () => void
}) {
  const { t } = useTranslation()
  const { unit, depth, below, open } = props.line
  return (
    <div className="people-phone" style={{ paddingInlineStart: depth * 16 }}>
      <button type="button" className="people-phone-name" onClick={props.onOpen}>
        <span>{unit.name}</span>
        <span className="people-quiet">
          {t(`people.kinds.${unit.kind}`)}
          {unit.category === null ? '' : ` · ${unit.category}`}
        </span>
      </button>
      {below > 0 ? (
        <button
          type="button"
          className="people-phone-more"
          aria-expanded={open}
          onClick={() => props.onToggle(unit.id)}
        >
          {below}
        </button>
      ) : null}
    </div>
  )
}
