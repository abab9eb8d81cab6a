import type { effectView } from '@jizhi/contracts'
import { moneyOfFen, yuanLabel } from '@jizhi/domain'
import type { WantedEffect } from '@jizhi/mechanism'
import type { z } from 'zod'
import type { EffectRow } from './effects.store.ts'
import type { Names } from './names.ts'
import { effectKey, proposalDigest, WITHDRAWN } from './reconcile.ts'

type EffectView = z.input<typeof effectView>
type Content = Readonly<Record<string, unknown>>

/** What the facts call for beside what exists: happened, waiting, or to be corrected or withdrawn by a person. */
export function effectViews(
  prefix: readonly string[],
  wanted: readonly WantedEffect[],
  rows: readonly EffectRow[],
  names: Names,
): EffectView[] {
  const views: EffectView[] = []
  const slotOf = (slot: { block: string; row: string; line: string }): string =>
    `${slot.block}\n${slot.row}\n${slot.line}`
  const wantedAt = new Map(wanted.map((effect) => [slotOf(effect.slot), effect]))
  const happened = new Set<string>()
  for (const row of rows) {
    if (row.state !== 'done' && row.state !== 'proposed') continue
    happened.add(slotOf(row))
    const isPunitive = wantedAt.get(slotOf(row))?.punitive ?? false
    views.push(existing(row, rows, isPunitive, names))
  }
  for (const effect of wanted) {
    if (happened.has(slotOf(effect.slot))) continue
    const { block, row, line } = effect.slot
    views.push({
      key: effectKey([...prefix, block, row, line], 0),
      ...{ block, row, line, kind: effect.kind, digest: effect.digest, punitive: effect.punitive },
      rowName: names.row(row),
      standing: effect.standing,
      waitsFor: [...effect.waitsFor],
      ...said(effect.kind, names.row(row), effect.content),
    })
  }
  return views
}

function existing(row: EffectRow, rows: readonly EffectRow[], punitive: boolean, names: Names): EffectView {
  const isProposal = row.state === 'proposed'
  const withdrawal = row.digest === WITHDRAWN
  const replaced = rows.find((one) => one.key === row.replaces)
  const { sentence, amountFen } = said(
    row.kind,
    names.row(row.row),
    withdrawal ? (replaced?.content ?? {}) : row.content,
  )
  return {
    ...{ key: row.key, block: row.block, row: row.row, line: row.line, kind: row.kind, punitive, amountFen },
    rowName: names.row(row.row),
    // what a signatory signs is this very change, not the content alone
    digest: isProposal && row.replaces !== null ? proposalDigest(row.replaces, row.digest) : row.digest,
    standing: isProposal ? (withdrawal ? 'withdrawal' : 'correction') : 'done',
    waitsFor: isProposal ? ['signature'] : [],
    sentence: isProposal ? `${withdrawal ? '撤回' : '更正为'}：${sentence}` : sentence,
  }
}

/** One Chinese sentence, and the amount where money moves. */
function said(
  kind: WantedEffect['kind'],
  name: string,
  content: Content,
): { sentence: string; amountFen: string | null } {
  if (kind !== 'ledger') return { sentence: `“${String(content.title ?? '')}”登出${name}。`, amountFen: null }
  const fen = amountOf(content['1.amount'])
  const isMoney = String(content['1.account'] ?? '').includes('/money')
  const amount = isMoney ? `${yuanLabel(moneyOf(fen))} 元` : fen.toString()
  return {
    sentence: `${name}：${String(content.reason ?? '')}，${amount}。`,
    amountFen: isMoney ? fen.toString() : null,
  }
}

const moneyOf = (fen: bigint) => {
  const money = moneyOfFen(fen < 0n ? -fen : fen)
  if (!money.ok) throw new Error('an amount beyond the limit of money')
  return money.value
}

function amountOf(held: unknown): bigint {
  const value: unknown = typeof held === 'object' && held !== null && 'value' in held ? held.value : 0
  return BigInt(typeof value === 'bigint' || typeof value === 'string' || typeof value === 'number' ? value : 0)
}
