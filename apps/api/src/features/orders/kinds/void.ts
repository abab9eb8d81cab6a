import type { CycleKind } from '../cycle-kind.ts'

/** CYC-5: a wrongly opened cycle; its period is missing for history, and what it did is proposed for withdrawal. */
export const voidOrder: CycleKind<'void'> = {
  kind: 'void',
  right: ['open', 'Cycle'],
  weigh: () => ({
    sentence: '作废这一期：历史中记为缺，已发生的后果提请撤回',
    needsSecond: true,
    facts: [{ kind: 'voided', slot: {}, value: {} }],
  }),
}
