import { listPosts, readUnit } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { FactList } from '../../ui/detail-page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { HolderNames } from './holder-names.tsx'
import { usePeopleSearch } from './people-state.ts'
import { RelationForm } from './relation-form.tsx'
import { UNIT_ACTS, type UnitAct } from './unit-act.ts'
import { UnitActForm } from './unit-act-form.tsx'
import { UnitHistory } from './unit-history.tsx'
import { UnitRelations } from './unit-relations.tsx'
import type { UnitCard, UnitTree } from './unit-tree.ts'

interface Props {
  readonly unit: UnitCard
  readonly tree: UnitTree
  readonly way: string
  readonly onClose: () => void
  readonly onOpen: (unit: string) => void
}

/** A unit beside the tree: what it is, what it was, whom it is related to, who works there, and what can be changed. */
export function UnitPanel(props: Props) {
  const { unit, tree, onClose, onOpen } = props
  const [act, setAct] = useState<UnitAct | 'relation'>()
  const back = () => setAct(undefined)
  if (act === 'relation') return <RelationForm unit={unit} tree={tree} onBack={back} />
  if (act !== undefined) {
    const done = (changed: string) => {
      back()
      onOpen(changed)
    }
    return <UnitActForm act={act} unit={unit} tree={tree} onBack={back} onDone={act === 'end' ? onClose : done} />
  }
  return <UnitView {...props} onAct={setAct} />
}

function UnitView({
  unit,
  tree,
  way,
  onClose,
  onAct,
}: Props & { readonly onAct: (act: UnitAct | 'relation') => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { data, error, refetch } = useQuery(tenantQuery(county, readUnit, { params: { county, unit: unit.id } }))
  const isRoot = unit.parent === null
  const acts = UNIT_ACTS.filter((act) => {
    if (act === 'found') return unit.mayChangeBelow
    return unit.mayChange && !(isRoot && ['move', 'merge', 'split', 'end'].includes(act))
  })
  const facts = [
    { label: t('people.kind'), value: t(`people.kinds.${unit.kind}`) },
    { label: t('people.category'), value: unit.category ?? t('people.none') },
    {
      label: t('people.population'),
      value: (
        <span className="num">
          {unit.population === null ? t('people.none') : unit.population.toLocaleString('zh-CN')}
        </span>
      ),
    },
    ...(isRoot ? [] : [{ label: t('people.parent'), value: tree.byId.get(unit.parent ?? '')?.name ?? '' }]),
  ]
  return (
    <SidePanel
      open
      onClose={onClose}
      title={unit.name}
      subtitle={[way === unit.name ? '' : way, unit.code ?? ''].filter(Boolean).join(' · ')}
      foot={
        acts.length === 0 ? null : (
          <div className="people-acts">
            {acts.map((act) => (
              <Button key={act} size="small" danger={act === 'end'} onClick={() => onAct(act)}>
                {t(`people.acts.${act}`)}
              </Button>
            ))}
          </div>
        )
      }
    >
      <FactList narrow facts={facts} />
      <UnitPosts unit={unit.id} />
      {error ? <FaultBlock error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <UnitRelations relations={data.relations} mayChange={unit.mayChangeBelow} onAdd={() => onAct('relation')} />
          <UnitHistory history={data} />
        </>
      ) : error ? null : (
        <StateBlock state="loading" />
      )}
    </SidePanel>
  )
}

function UnitPosts({ unit }: { readonly unit: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { search } = usePeopleSearch()
  const { data } = useQuery(tenantQuery(county, listPosts, { params: { county }, query: { day: search.day } }))
  const posts = (data?.posts ?? []).filter((post) => post.unit === unit)
  return (
    <section className="people-section">
      <h3>{t('people.postsTitle')}</h3>
      {data !== undefined && posts.length === 0 ? <p className="people-quiet">{t('people.noPosts')}</p> : null}
      <ul className="people-lines">
        {posts.map((post) => (
          <li key={post.id}>
            <span>{post.title}</span>
            <HolderNames holders={post.holders} day={data?.day ?? ''} />
          </li>
        ))}
      </ul>
    </section>
  )
}
