import type { BlockId, Key } from '@jizhi/domain'
import type { WantedEffect } from '../model/derived.ts'
import type { Fact, NoticeTerms } from '../model/fact.ts'
import type { EffectDraft, Run } from '../model/kernel.ts'
import { contentDigest } from './digest.ts'

const AMOUNT = /^(\d+)\.amount$/

/**
 * SHIELD-3: how heavy a consequence is, and everything else about it. Amounts weigh where they take something from
 * somebody other than the owner of the mechanism; of a ladder the rung weighs. What has neither cannot be compared.
 */
export function termsOf(run: Run, block: BlockId, row: Key, draft: EffectDraft): NoticeTerms | undefined {
  const { kind, line, content, rung } = draft
  if (rung !== undefined) {
    const { units = '', persons = '' } = content
    return { form: contentDigest(kind, row, { block, units, persons }), takes: [String(-rung)] }
  }
  if (kind !== 'ledger') return undefined
  const form: { [name: string]: WantedEffect['content'][string] } = { block, line }
  const takes: string[] = []
  for (const [name, held] of Object.entries(content)) {
    const at = AMOUNT.exec(name)?.[1]
    const amount = typeof held === 'object' && 'value' in held ? held.value : undefined
    const isOwners = at !== undefined && String(content[`${at}.account`]).startsWith(`${run.pins.owner}/`)
    if (at === undefined || typeof amount !== 'bigint' || (amount > 0n && !isOwners)) form[name] = held
    else if (!isOwners) takes.push(String(amount))
  }
  return { form: contentDigest(kind, row, form), takes }
}

/** SHIELD-3: it takes less somewhere and more nowhere; everything else stayed as it was. */
export const isLighter = (now: NoticeTerms, told: NoticeTerms): boolean =>
  now.form === told.form &&
  now.takes.length === told.takes.length &&
  now.takes.every((amount, at) => BigInt(amount) >= BigInt(told.takes[at]!)) &&
  now.takes.some((amount, at) => amount !== told.takes[at])

/** SHIELD-2b, SHIELD-3: whether a notice told of this consequence, or of a heavier one. */
export function isTold(notice: Fact<'noticed'>, digest: () => string, terms: () => NoticeTerms | undefined): boolean {
  if (notice.value.effects.includes(digest())) return true
  const told = Object.values(notice.value.terms ?? {})
  const now = told.length === 0 ? undefined : terms()
  return now !== undefined && told.some((one) => isLighter(now, one))
}

/** What a notice keeps of the consequences it names. */
export const noticeTerms = (
  effects: readonly Pick<WantedEffect, 'digest' | 'terms'>[],
): { readonly [digest: string]: NoticeTerms } =>
  Object.fromEntries(effects.flatMap(({ digest, terms }) => (terms === undefined ? [] : [[digest, terms]])))
