import { type Answer, listTownshipMechanisms } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { FilingPanel } from './filing-panel.tsx'
import { FilingStage } from './filing-stage.tsx'

export type TownshipMechanism = Answer<typeof listTownshipMechanisms>['mechanisms'][number]

/** 各镇机制与备案: whose, from where, what was changed, how far it got, what it asks. */
export function FilingsTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [open, setOpen] = useState<string>()
  const list = useQuery(tenantQuery(county, listTownshipMechanisms, { params: { county } }))
  const { mechanisms = [], overlaps = [], mayDecide = false } = list.data ?? {}
  const columns = useColumns(setOpen)
  const chosen = mechanisms.find(({ id }) => id === open)
  const waiting = mechanisms.filter(({ filing }) => filing?.state === 'waiting').length
  const again = <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton>
  const none = { title: t('delegation.noMechanisms'), text: t('delegation.noMechanismsText') }
  const state = list.error
    ? { ...stateOfError(list.error), action: again }
    : list.isPending
      ? { state: 'loading' as const }
      : mechanisms.length === 0
        ? { state: 'empty' as const, ...none }
        : undefined
  const says = {
    ...(waiting > 0 ? { sentence: t('delegation.waitingCount', { count: waiting }) } : {}),
    ...(overlaps.length > 0 ? { note: t('delegation.overlapCount', { count: overlaps.length }) } : {}),
  }
  const sentence = says.sentence ?? says.note
  return (
    <ListPage<TownshipMechanism>
      header={{ crumbs: [{ text: tenant.name, to: `/${county}` }], title: t('menu.delegation') }}
      {...(sentence === undefined
        ? {}
        : {
            sentence: {
              status: 'dueSoon' as const,
              sentence,
              ...(says.sentence && says.note ? { note: says.note } : {}),
            },
          })}
      filters={tabs}
      table={{
        label: t('delegation.townshipMechanisms'),
        rows: mechanisms,
        rowKey: ({ id }) => id,
        columns,
        selected: open,
        onSelect: ({ id }) => setOpen(id),
      }}
      phoneRow={(one) => (
        <div className="delegation-phone">
          <p>{columns[0]?.cell(one)}</p>
          <p className="side-note">{one.unitName}</p>
          <FilingStage mechanism={one} />
        </div>
      )}
      state={state}
      foot={
        overlaps.length > 0 ? (
          <section className="delegation-overlaps" aria-labelledby="overlaps">
            <h2 id="overlaps">{t('delegation.overlaps')}</h2>
            <ul>
              {overlaps.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ) : null
      }
      side={
        chosen ? (
          <FilingPanel key={chosen.id} mechanism={chosen} mayDecide={mayDecide} onClose={() => setOpen(undefined)} />
        ) : null
      }
    />
  )
}

function useColumns(onOpen: (id: string) => void): readonly ListColumn<TownshipMechanism>[] {
  const { t } = useTranslation()
  const changes = ({ changed, added, origin }: TownshipMechanism) => {
    const said = [
      ...(changed.length > 0 ? [t('delegation.changedCount', { count: changed.length })] : []),
      ...(added.length > 0 ? [t('delegation.addedCount', { count: added.length })] : []),
    ]
    if (origin === null) return '—'
    return said.length === 0 ? t('delegation.unchanged') : said.join(t('workbench.between'))
  }
  const standing = ({ version, comes }: TownshipMechanism) => {
    if (comes !== null) return t('delegation.comes', { day: comes })
    return version === null ? t('delegation.notInForce') : t('delegation.inForce', { version })
  }
  return [
    {
      key: 'name',
      title: t('delegation.mechanism'),
      cell: ({ id, name }) => (
        <PlainButton small kind="text" className="delegation-name" onClick={() => onOpen(id)}>
          {name}
        </PlainButton>
      ),
    },
    { key: 'unit', title: t('delegation.unit'), width: 140, cell: ({ unitName }) => unitName },
    {
      key: 'origin',
      title: t('delegation.origin'),
      width: 200,
      cell: ({ origin }) =>
        origin === null ? t('delegation.drawnFreely') : t('delegation.originVersion', { ...origin }),
    },
    { key: 'changed', title: t('delegation.changed'), width: 130, cell: changes },
    {
      key: 'stage',
      title: t('delegation.state'),
      width: 220,
      cell: (one) => (
        <span className="delegation-source">
          <FilingStage mechanism={one} />
          <span className="side-note">{standing(one)}</span>
        </span>
      ),
    },
    { key: 'burden', title: t('delegation.burden'), cell: ({ burden }) => burden.join('') },
  ]
}
