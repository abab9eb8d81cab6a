import { type Mechanism, ROLE_NAMES, readConfig } from '@jizhi/mechanism'

/** TIME-4, REV-5: what happens by itself when nobody does it in time; nothing where nothing does. */
export function silenceOf({ blocks }: Mechanism, blockId: string): string | null {
  const block = blocks.find(({ id }) => id === blockId)
  const ask = block?.kind === 'ask' ? readConfig({ ...block, kind: 'ask' }) : undefined
  if (ask?.ok === true) {
    if (ask.value.due === '') return null
    return ask.value.lateUntil === '' ? '到期未报按未报处理' : '到期未报按未报处理，迟报仍可收'
  }
  const review = block?.kind === 'review' ? readConfig({ ...block, kind: 'review' }) : undefined
  if (review?.ok !== true || review.value.due === '') return null
  const next = ROLE_NAMES[review.value.escalateTo.role] ?? '上一级'
  return {
    escalate: `到期未审转${next}`,
    pass: '到期未审视为通过',
    refuse: '到期未审视为不通过',
    return: `到期未审退回填报，再不审转${next}`,
  }[review.value.onSilence]
}

/** REV-1: how many count, in words. */
export function quorumOf({ blocks }: Mechanism, blockId: string): string | undefined {
  const block = blocks.find(({ id }) => id === blockId)
  const config = block?.kind === 'review' ? readConfig({ ...block, kind: 'review' }) : undefined
  if (config?.ok !== true) return undefined
  const { quorum, share } = config.value
  return {
    any: '或签：一人即可',
    all: '会签：须人人同意',
    share: `会签：同意达 ${share}%`,
    sequence: '依次签',
    ballot: `票签：投完再算，同意达 ${share}%`,
  }[quorum]
}
