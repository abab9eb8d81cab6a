import { type Answer, findWho, type Request } from '@jizhi/contracts'
import { dayLabel, parseDay, UNIT_KINDS, type UnitKind } from '@jizhi/domain'
import type { JsonObject, Target, Who } from '@jizhi/mechanism'
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

interface WhoTodayProps {
  /** Who acts, or whom a measure meets. */
  readonly side: 'actor' | 'target'
  readonly setting: JsonObject
}

/** 今天找得到谁: whom the setting leads to on the county's organisation of today, by post, and for which rows to nobody. */
export function WhoToday({ side, setting }: WhoTodayProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const { owner } = useDesk()
  const { rowsOf } = useFormFrame()
  // The schema of the block let nothing else in; what is left out stands at its default.
  const { at = side === 'actor' ? 'owner' : 'row', role = '', ...rest } = setting as Partial<Who | Target>
  const isAsked = county !== '' && owner !== undefined && (role !== '' || side === 'target')
  const needsRows = at !== 'owner'
  const asked = isAsked && at !== 'column' && (!needsRows || isUnitKind(rowsOf))
  const query = {
    ...{ owner: owner ?? '', side, at: at === 'column' ? 'row' : at, role },
    deputy: 'deputy' in rest && rest.deputy === false ? 'no' : 'yes',
    ...('level' in rest && rest.level ? { level: rest.level } : {}),
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
  if (!asked)
    return (
      <p className="who-today field-help">
        {t(at === 'column' ? 'settings.who.inColumn' : 'settings.who.rowsUnknown')}
      </p>
    )
  if (read.error) return <p className="who-today field-help">{t('settings.who.notRead')}</p>
  if (read.data === undefined) return null
  return (
    <section
      className="who-today"
      aria-label={t(side === 'target' ? 'settings.who.titleMet' : 'settings.who.title')}
      aria-live="polite"
    >
      <FoundList
        found={read.data}
        isOwner={!needsRows}
        isMet={side === 'target'}
        kind={isUnitKind(rowsOf) ? UNIT_KINDS[rowsOf] : ''}
      />
    </section>
  )
}

interface FoundListProps {
  readonly found: Found
  readonly isOwner: boolean
  readonly isMet: boolean
  readonly kind: string
}

function FoundList({ found, isOwner, isMet, kind }: FoundListProps) {
  const { t } = useTranslation()
  const day = parseDay(found.day)
  const words = { day: day.ok ? dayLabel(day.value) : found.day, kind, rows: found.rows, found: found.found }
  const left = found.rows - found.found
  if (found.rows === 0) return <p>{t('settings.who.noRows', words)}</p>
  if (isOwner && found.samples.some(({ units }) => units.length > 0)) return <p>{t('settings.who.ownerItself')}</p>
  return (
    <>
      <p>
        {t(
          isOwner
            ? left === 0
              ? 'settings.who.ownerFound'
              : 'settings.who.ownerEmpty'
            : isMet
              ? 'settings.who.foundMet'
              : 'settings.who.found',
          words,
        )}
      </p>
      <ul>
        {found.samples.map((row) => (
          <li key={row.unitName}>
            {isOwner ? null : <span className="who-row">{row.unitName}</span>}
            <span>{sayRow(row, t)}</span>
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
            {t(isMet ? 'settings.who.nobodyMet' : 'settings.who.nobody')}
          </p>
        </>
      )}
    </>
  )
}

/** The posts with who holds them; where no person is met, the unit. */
const sayRow = ({ unitName, posts, units }: Found['samples'][number], t: TFunction): string =>
  [
    ...posts.map((post) => sayPost(post, unitName, t)),
    ...units.map((unit) => (unit === unitName ? t('settings.who.itself') : unit)),
  ].join(t('settings.between'))

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
  const said = (names.length === holders.length ? names : counts).join(t('settings.between'))
  return said === post ? post : t('settings.who.post', { post, said })
}

const counted = (count: number, key: 'settings.who.deputies' | 'settings.who.standIns', t: TFunction) =>
  count === 0 ? [] : [t(key, { count })]
