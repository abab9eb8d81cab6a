import { type Money, parseYuan, yuanLabel } from '@jizhi/domain'
import { type AllocateConfig, readConfig } from '@jizhi/mechanism'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useDrawing } from '../../drawing/use-drawing.ts'
import { cameFrom } from '../../live/live-counts.ts'
import { useLive } from '../../live/use-live.tsx'
import { useFormFrame } from '../form-frame.ts'
import { placesCost } from './award-cost.ts'
import { bandsCost, rankingsAbove } from './band-cost.ts'
import './award-sum.css'

/** 要花多少: the table of places held against the pool, while it is being written; with as many rows as the chosen month brings here. */
export function AwardSum({ block }: { readonly block: string }) {
  const { t } = useTranslation()
  const mechanism = useDrawing(({ drawing }) => drawing.mechanism)
  const { columns } = useFormFrame()
  const from = cameFrom(mechanism, block)
  const words = useLive((state) => (from ? state.derivation?.counts[`${from.block}/${from.port}`] : undefined))
  const found = mechanism.blocks.find(({ id }) => id === block)
  const config = found === undefined ? undefined : readConfig({ ...found, kind: 'allocate' })
  if (config?.ok && config.value.method === 'band') return <BandSum block={block} config={config.value} />
  if (!config?.ok || config.value.method !== 'place' || config.value.places.length === 0) return null
  // The chip says “27 → 5” where some rows stay behind: the last figure is what arrives.
  const arriving = /(\d+)$/.exec(words ?? '')?.[1]
  const units = arriving === undefined ? undefined : Number(arriving)
  const { places, pool, amount, within, pots } = config.value
  // A pot that all classes share pays the table once for each of them.
  const isShared = within !== '' && pots === 'shared'
  const classes = isShared ? (columns.find(({ id }) => id === within)?.options?.length ?? 0) : 1
  const cost = placesCost(places, within === '' ? units : undefined)
  const paid = (cost.fen * BigInt(Math.max(classes, 1))) as Money // fen times a count is fen
  const total = pool === 'amount' && classes > 0 ? parseYuan(amount) : undefined
  const lines = [
    `${t('settings.pool.places', { paid: yuanLabel(paid) })}${total?.ok ? t('settings.pool.ofPool', sayPool(total.value, paid, t)) : ''}`,
    ...(cost.overlap === undefined ? [] : [t('settings.pool.overlap', { place: cost.overlap })]),
    ...(within !== '' && (!isShared || classes === 0) ? [t('settings.pool.each')] : []),
    ...(isShared && classes > 0 ? [t('settings.pool.shared', { count: classes })] : []),
    ...(cost.isOpen && within === '' && units !== undefined ? [t('settings.pool.open', { units })] : []),
  ]
  return (
    <section className="award-sum" aria-live="polite">
      <h3>{t('settings.pool.title')}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}

/** The same for a table of bands: as many rows as the ranking above puts into each of them. */
function BandSum({ block, config }: { readonly block: string; readonly config: AllocateConfig }) {
  const { t } = useTranslation()
  const mechanism = useDrawing(({ drawing }) => drawing.mechanism)
  const { columns } = useFormFrame()
  if (config.bands.length === 0) return null
  const { bands, pool, amount, within, pots } = config
  const labels = new Map(
    columns.flatMap(({ id, label, options }) => [{ id, label }, ...(options ?? [])]).map((one) => [one.id, one.label]),
  )
  const optionsOf = (id: string) => columns.find((one) => one.id === id)?.options?.length ?? 0
  const isEach = within !== '' && pots === 'each'
  const cost = bandsCost(bands, rankingsAbove(mechanism, block), ({ config: { within: by } }) =>
    // A pot of one class pays the bands of that class alone.
    by === '' || (isEach && by === within) ? 1 : optionsOf(by),
  )
  const total = pool === 'amount' ? parseYuan(amount) : undefined
  const named = cost.uncounted.map((id) => labels.get(id) ?? id).join(t('settings.between'))
  return (
    <section className="award-sum" aria-live="polite">
      <h3>{t('settings.pool.title')}</h3>
      <p>
        {t('settings.pool.bands', { paid: yuanLabel(cost.fen) })}
        {total?.ok ? t('settings.pool.ofPool', sayPool(total.value, cost.fen, t)) : ''}
      </p>
      {named === '' ? null : <p>{t('settings.pool.uncounted', { bands: named })}</p>}
      {isEach ? <p>{t('settings.pool.each')}</p> : null}
    </section>
  )
}

function sayPool(pool: Money, paid: Money, t: TFunction): { readonly pool: string; readonly left: string } {
  const rest = pool - paid
  const amount = yuanLabel((rest < 0n ? -rest : rest) as Money) // fen less fen is fen
  const key = rest === 0n ? 'settings.pool.exact' : rest > 0n ? 'settings.pool.left' : 'settings.pool.short'
  return { pool: yuanLabel(pool), left: t(key, { amount }) }
}
