import type { effectView } from '@jizhi/contracts'
import { fixedText, moneyOfFen, yuanLabel } from '@jizhi/domain'
import type { AnyFact, FactValues, WantedEffect } from '@jizhi/mechanism'
import type { z } from 'zod'
import type { EffectRow } from './effects.store.ts'
import type { Names } from './names.ts'
import { effectKey, proposalDigest, WITHDRAWN } from './reconcile.ts'

type EffectView = z.input<typeof effectView>
type Content = Readonly<Record<string, unknown>>

/** POST-2: why an entry is not on the books, by block and row. */
type Refusals = ReadonlyMap<string, FactValues['refused']['why']>

const REFUSED: Readonly<Record<FactValues['refused']['why'], string>> = {
  overdrawn: '余额不足',
  linked: '受关联账户限制',
  closed: '没有这个账户',
}

/** POST-2: refusals that stand; one that was taken back, or followed by a posting, does not. */
export function refusalsOf(facts: readonly AnyFact[]): Refusals {
  const superseded = new Set(facts.map(({ supersedes }) => supersedes))
  return new Map(
    facts.flatMap((fact) =>
      fact.kind === 'refused' && !superseded.has(fact.id)
        ? [[`${fact.slot.block}\n${fact.slot.row}`, fact.value.why] as const]
        : [],
    ),
  )
}

/** What the facts call for beside what exists: happened, waiting, or to be corrected or withdrawn by a person. */
export function effectViews(
  prefix: readonly string[],
  wanted: readonly WantedEffect[],
  rows: readonly EffectRow[],
  names: Names,
  overpaid: ReadonlySet<string>,
  refusals: Refusals = new Map(),
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
    views.push({ ...existing(row, rows, isPunitive, names), overpaid: overpaid.has(row.key) })
  }
  for (const effect of wanted) {
    if (happened.has(slotOf(effect.slot))) continue
    const { block, row, line } = effect.slot
    const why = effect.kind === 'ledger' ? refusals.get(`${block}\n${row}`) : undefined
    const { sentence, amountFen } = effectSaid(effect.kind, names.row(row), effect.content)
    views.push({
      key: effectKey([...prefix, block, row, line], 0),
      ...{ block, row, line, kind: effect.kind, digest: effect.digest, punitive: effect.punitive },
      rowName: names.row(row),
      standing: why === undefined ? effect.standing : 'refused',
      waitsFor: why === undefined ? [...effect.waitsFor] : [],
      overpaid: false,
      amountFen,
      sentence: why === undefined ? sentence : `${sentence.replace(/。$/, '')}，被拒：${REFUSED[why]}。`,
    })
  }
  return views
}

function existing(
  row: EffectRow,
  rows: readonly EffectRow[],
  punitive: boolean,
  names: Names,
): Omit<EffectView, 'overpaid'> {
  const isProposal = row.state === 'proposed'
  const withdrawal = row.digest === WITHDRAWN
  const replaced = rows.find((one) => one.key === row.replaces)
  const { sentence, amountFen } = effectSaid(
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
export function effectSaid(
  kind: WantedEffect['kind'],
  name: string,
  content: Content,
): { sentence: string; amountFen: string | null } {
  if (kind === 'case') return { sentence: `为${name}开一件，列入清单。`, amountFen: null }
  // A measure of a ladder says what it is by its own name.
  if (typeof content.label === 'string') return { sentence: `${name}：${content.label}。`, amountFen: null }
  if (kind !== 'ledger') return { sentence: `“${String(content.title ?? '')}”登出${name}。`, amountFen: null }
  const lines = Array.from({ length: Number(content.lines ?? 0) }, (_, at) => lineOf(content, at + 1))
  const money = lines.filter(({ isMoney }) => isMoney).reduce((sum, { amount }) => sum + amount, 0n)
  return {
    sentence: `${name}：${String(content.reason ?? '')}，${lines.map(({ words }) => words).join('，')}。`,
    amountFen: lines.some(({ isMoney }) => isMoney) ? money.toString() : null,
  }
}

/** What an account holds, as it stands behind a figure. */
const UNITS: Readonly<Record<string, string>> = { 'annual-points': '年度绩效分', credits: '积分' }

/** One line of an entry: money in yuan, points at the scale of their column. */
function lineOf(content: Content, at: number): { words: string; isMoney: boolean; amount: bigint } {
  const amount = amountOf(content[`${at}.amount`])
  const [, account = ''] = String(content[`${at}.account`] ?? '').split('/')
  const isMoney = account === 'money'
  const sign = amount < 0n ? '−' : '+'
  const size = amount < 0n ? -amount : amount
  const figure = isMoney ? yuanLabel(moneyOf(size)) : fixedText({ unscaled: size, scale: scaleOf(content, at) })
  return { words: `${UNITS[account] ?? '奖补'} ${sign}${figure}${isMoney ? ' 元' : ' 分'}`, isMoney, amount }
}

const scaleOf = (content: Content, at: number): number => Number(content[`${at}.scale`] ?? 0)

const moneyOf = (fen: bigint) => {
  const money = moneyOfFen(fen)
  if (!money.ok) throw new Error('an amount beyond the limit of money')
  return money.value
}

function amountOf(held: unknown): bigint {
  const value: unknown = typeof held === 'object' && held !== null && 'value' in held ? held.value : 0
  return BigInt(typeof value === 'bigint' || typeof value === 'string' || typeof value === 'number' ? value : 0)
}
