import { type Answer, endRelation, type readUnit } from '@jizhi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { DayField } from '../../ui/day-field.tsx'
import { useToday } from './people-state.ts'
import { SpanText } from './unit-history.tsx'

type RelationRow = Answer<typeof readUnit>['relations'][number]

interface Props {
  readonly relations: readonly RelationRow[]
  readonly mayChange: boolean
  readonly onAdd: () => void
}

/** 包干, 挂钩, 驻村, 派驻, 行业主管, and what a unit became of or turned into. */
export function UnitRelations({ relations, mayChange, onAdd }: Props) {
  const { t } = useTranslation()
  return (
    <section className="people-section">
      <header>
        <h3>{t('people.relationsTitle')}</h3>
        {mayChange ? (
          <Button type="link" size="small" onClick={onAdd}>
            {t('people.addRelation')}
          </Button>
        ) : null}
      </header>
      {relations.length === 0 ? <p className="people-quiet">{t('people.noRelations')}</p> : null}
      <ul className="people-history">
        {relations.map((relation) => (
          <RelationLine key={relation.id} relation={relation} mayChange={mayChange} />
        ))}
      </ul>
    </section>
  )
}

function RelationLine({ relation, mayChange }: { readonly relation: RelationRow; readonly mayChange: boolean }) {
  const { t } = useTranslation()
  const county = useCounty()
  const today = useToday()
  const { change, busy, fault } = useChange()
  const [on, setOn] = useState<string>()
  const { kind, outward, other, through, from, to } = relation
  const history = kind === 'merged-into' || kind === 'split-into'
  const end = () =>
    change(
      endRelation,
      { params: { county, relation: relation.id }, body: { on: on ?? today } },
      t('people.endRelationDone'),
    )
  return (
    <li className={to === null ? undefined : 'people-over'}>
      <span>
        {t(outward ? 'people.outward' : 'people.inward', { kind: t(`people.relations.${kind}`) })}：{other.name}
        {through === null ? '' : `（${t('people.through', { post: through })}）`}
      </span>
      <span className="people-line-end">
        <SpanText from={from} to={to} />
        {mayChange && !history && to === null && on === undefined ? (
          <Button type="link" size="small" onClick={() => setOn(today)}>
            {t('people.endRelation')}
          </Button>
        ) : null}
      </span>
      {on === undefined ? null : (
        <span className="people-inline">
          <DayField label={t('people.on')} value={on} onChange={setOn} />
          <Button size="small" onClick={() => setOn(undefined)}>
            {t('people.back')}
          </Button>
          <Button size="small" type="primary" loading={busy} onClick={() => void end()}>
            {t('people.endRelation')}
          </Button>
          {fault ? <span className="side-form-fault">{fault}</span> : null}
        </span>
      )}
    </li>
  )
}
