import { type Answer, readNoise } from '@jizhi/contracts'
import { type BandLuck, chanceText, luckOf, readDrawing } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { useDesk } from '../desk/desk.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { periodWords } from '../versions/period-words.ts'
import './rank-noise.css'

type Noise = Answer<typeof readNoise>

/** 碰运气: what chance alone does to places and bands, and how far two inspectors were apart (NOISE-1, NOISE-4). */
export function RankNoise({ block }: { readonly block: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const params = { county, mechanism: mechanism.id, block }
  // Outside a county there are no months: the number of units is then asked for.
  const { data } = useQuery({ ...tenantQuery(county, readNoise, { params }), enabled: county !== '' })
  const [units, setUnits] = useState<number | null>(null)
  const known = data?.cohorts ?? []
  const cohorts =
    units === null
      ? known.map(({ within, count }) => ({ within: within ?? undefined, cohort: count }))
      : [{ within: undefined, cohort: units }]
  const drawing = useMemo(() => readDrawing(mechanism), [mechanism])
  const lucks = luckOf(drawing, block, cohorts).filter(({ size, cohort }) => size > 0 && size < cohort)
  return (
    <section className="rank-noise">
      <h3>{t('designer.luck')}</h3>
      <div className="rank-noise-units">
        <span>{t('designer.luckUnits')}</span>
        <InputNumber
          size="small"
          min={2}
          max={5000}
          precision={0}
          aria-label={t('designer.luckUnits')}
          value={units}
          placeholder={known.length === 1 ? String(known[0]?.count) : ''}
          onChange={setUnits}
        />
        {data?.period && units === null ? (
          <span>{t('designer.luckFrom', { period: periodWords(data.period) })}</span>
        ) : null}
      </div>
      <Lucks lucks={lucks} asksUnits={cohorts.length === 0} />
      {data ? <Spread block={block} noise={data} /> : null}
    </section>
  )
}

function Lucks({ lucks, asksUnits }: { readonly lucks: readonly BandLuck[]; readonly asksUnits: boolean }) {
  const { t } = useTranslation()
  if (lucks.length === 0) return <p>{t(asksUnits ? 'designer.luckAsk' : 'designer.luckNoBands')}</p>
  return (
    <ul>
      {lucks.map(({ band, label, within, size, cohort, cumulative, rungs }) => (
        <li key={`${within} ${band}`}>
          {within === undefined ? null : t('designer.luckWithin', { within })}
          {t('designer.luckSays', {
            ...{ cohort, size, label },
            once: inYear(cumulative, 1),
            twice: inYear(cumulative, 2),
          })}
          {rungs.map(({ ladder, rung, chance }) => (
            <p key={`${ladder} ${rung}`}>{t('designer.luckRung', { ladder, rung, chance: chanceText(chance) })}</p>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The chance of at least so many times a year, as words. */
function inYear(cumulative: BandLuck['cumulative'], times: number): string {
  const chance = cumulative[times - 1]
  return chance ? chanceText(chance) : '—'
}

/** NOISE-1: the error from pairs with its interval, to be taken over by a person; with too few it is set by hand. */
function Spread({ block, noise }: { readonly block: string; readonly noise: Noise }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const steps = useSteps()
  const { spread, pairs, fewest } = noise
  const stated = useDrawing((state) => state.drawing.mechanism.blocks.find(({ id }) => id === block))?.config.error
  if (spread === null) return <p>{t('designer.spreadFew', { pairs, fewest })}</p>
  const { error, low, high } = spread
  return (
    <div className="rank-noise-units">
      <p>{t('designer.spreadSays', { pairs, error, low, high })}</p>
      {readOnly || stated === error ? null : (
        <Button size="small" onClick={() => steps.set(block, ['error'], error)}>
          {t('designer.spreadTake', { error })}
        </Button>
      )}
    </div>
  )
}
