import { type Answer, findWho, type Request } from '@jizhi/contracts'
import { dayLabel, parseDay, UNIT_KINDS, type UnitKind } from '@jizhi/domain'
import type { JsonObject, Who } from '@jizhi/mechanism'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../../client/queries.ts'
import { useCounty } from '../../../../client/session.ts'
import { useDesk } from '../../desk/desk.ts'
import { useFormFrame } from '../form-frame.ts'
import './who-today.css'

type Found = Answer<typeof findWho>
type Post = Found['samples'][number]['posts'][number]

const isUnitKind = (kind: string | undefined): kind is UnitKind => kind !== undefined && kind in UNIT_KINDS

/** 今天找得到谁: whom the setting leads to on the county's organisation of today, by post, and for which rows to nobody. */
export function WhoToday({ who }: { readonly who: JsonObject }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { owner } = useDesk()
  const { rowsOf } = useFormFrame()
  // The schema of the block let nothing else in; what is left out stands at its default.
  const { at = 'owner', role = '', ...rest } = who as Partial<Who>
  const isAsked = county !== '' && owner !== undefined && role !== ''
  const needsRows = at !== 'owner'
  const asked = isAsked && (!needsRows || isUnitKind(rowsOf))
  const query = {
    ...{ owner: owner ?? '', at, role },
    deputy: rest.deputy === false ? 'no' : 'yes',
    ...(rest.level ? { level: rest.level } : {}),
    ...(rest.relation ? { relation: rest.relation } : {}),
    ...(needsRows && isUnitKind(rowsOf) ? { rows: rowsOf } : {}),
  } as const
  const request: Request<typeof findWho> = { params: { county }, query }
  const read = useQuery({
    ...tenantQuery(county, findWho, request),
    enabled: asked,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
  if (!isAsked) return null
  if (!asked) return <p className="who-today field-help">{t('settings.who.rowsUnknown')}</p>
  if (read.error) return <p className="who-today field-help">{t('settings.who.notRead')}</p>
  if (read.data === undefined) return null
  return (
    <section className="who-today" aria-label={t('settings.who.title')} aria-live="polite">
      <FoundList found={read.data} isOwner={!needsRows} kind={isUnitKind(rowsOf) ? UNIT_KINDS[rowsOf] : ''} />
    </section>
  )
}

function FoundList(props: { readonly found: Found; readonly isOwner: boolean; readonly kind: string }) {
  const { t } = useTranslation()
  const { found, isOwner, kind } = props
  const day = parseDay(found.day)
  const words = { day: day.ok ? dayLabel(day.value) : found.day, kind, rows: found.rows, found: found.found }
  const left = found.rows - found.found
  if (found.rows === 0) return <p>{t('settings.who.noRows', words)}</p>
  return (
    <>
      <p>
        {t(
          isOwner ? (left === 0 ? 'settings.who.ownerFound' : 'settings.who.ownerEmpty') : 'settings.who.found',
          words,
        )}
      </p>
      <ul>
        {found.samples.map((row) => (
          <li key={row.unitName}>
            {isOwner ? null : <span className="who-row">{row.unitName}</span>}
            <span>{row.posts.map((post) => sayPost(post, row.unitName, t)).join(t('settings.between'))}</span>
          </li>
        ))}
      </ul>
      {found.found > found.samples.length ? (
        <p className="field-help">{t('settings.who.more', { count: found.found - found.samples.length })}</p>
      ) : null}
      {left === 0 ? null : (
        <>
          <ul className="who-missing">
            {found.missing.map((row) => (
              <li key={row.unitName}>
                <span className="who-row">▲ {row.unitName}</span>
                <span>{t(`settings.who.why.${row.why}`)}</span>
              </li>
            ))}
          </ul>
          <p className="field-help">
            {left > found.missing.length ? t('settings.who.moreMissing', { count: left - found.missing.length }) : ''}
            {t('settings.who.nobody')}
          </p>
        </>
      )}
    </>
  )
}

/** 南塘街道 分管领导（在任 1 人，副职 1 人）; the unit is left out where it is the row itself. */
function sayPost({ unitName, title, holders }: Post, row: string, t: TFunction): string {
  const own = holders.filter(({ deputy, standsIn }) => !deputy && !standsIn)
  const counts = [
    ...(own.length === 0 ? [] : [t('settings.who.holders', { count: own.length })]),
    ...counted(holders.filter(({ deputy }) => deputy).length, 'settings.who.deputies', t),
    ...counted(holders.filter(({ standsIn }) => standsIn).length, 'settings.who.standIns', t),
  ]
  const names = holders.flatMap(({ name }) => (name === null ? [] : [name]))
  const post = [unitName === row ? '' : unitName, title].filter((words) => words !== '').join(' ')
  const said = names.length === holders.length ? names : counts
  return t('settings.who.post', { post, said: said.join(t('settings.between')) })
}

const counted = (count: number, key: 'settings.who.deputies' | 'settings.who.standIns', t: TFunction) =>
  count === 0 ? [] : [t(key, { count })]
