import { type Answer, whatIf } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import type { WhyAsked } from './why-side.tsx'

type Found = Answer<typeof whatIf>

/** Nearest turns shown before 还有; idle inputs named before 等. */
const MOST_TURNS = 3
const MOST_IDLE = 4

/** 怎样才会不同 (TRACE-3): worked out when somebody asks, since every input is tried. */
export function WhyDifferently({ asked, facts }: { readonly asked: WhyAsked; readonly facts: number }) {
  const { t } = useTranslation()
  const county = useCounty()
  const [isAsked, setIsAsked] = useState(false)
  const { cycle, ...query } = asked
  const params = { county, cycle }
  const read = useQuery({
    queryKey: [...tenantKey(county), whatIf.name, params, query, facts],
    queryFn: ({ signal }) => call(whatIf, { params, query }, signal),
    enabled: isAsked,
  })
  if (read.data) return <Turns found={read.data} />
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  return (
    <PlainButton small disabled={isAsked} onClick={() => setIsAsked(true)}>
      {t(isAsked ? 'why.trying' : 'why.tryEach')}
    </PlainButton>
  )
}

function Turns({ found }: { readonly found: Found }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? found.turns : found.turns.slice(0, MOST_TURNS)
  const nameOf = ({ rowName, label }: Found['idle'][number]) =>
    rowName === null ? t('why.ofOwn', { label }) : t('why.ofOther', { row: rowName, label })
  const named = found.idle.slice(0, MOST_IDLE).map(nameOf).join(t('why.between'))
  const rest = { inputs: named, count: found.idle.length }
  const idle = found.idle.length > MOST_IDLE ? t('why.idleRest', rest) : named
  const hasMore = shown.length < found.turns.length
  return (
    <div className="why-turns" aria-live="polite">
      {found.turns.length === 0 ? <p>{t('why.noTurn')}</p> : null}
      <ul>
        {shown.map((turn) => (
          <li key={`${turn.rowName}|${turn.label}`}>
            {t('why.turn', {
              input: nameOf(turn),
              ...{ from: withUnit(turn.from, turn.unit), to: withUnit(turn.to, turn.unit) },
              ...{ label: found.label, now: found.outcome, outcome: turn.outcome },
            })}
          </li>
        ))}
      </ul>
      {hasMore ? (
        <PlainButton kind="text" small onClick={() => setAll(true)}>
          {t('why.more', { count: found.turns.length - shown.length })}
        </PlainButton>
      ) : null}
      {found.idle.length > 0 ? <p className="why-idle">{t('why.idle', { inputs: idle })}</p> : null}
      {found.untried > 0 ? <p className="why-idle">{t('why.untried', { count: found.untried })}</p> : null}
    </div>
  )
}

const withUnit = (text: string, unit: string | null): string => (unit === null ? text : `${text} ${unit}`)
