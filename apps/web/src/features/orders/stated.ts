import type { Answer, OrderKindName, orderChoices, proposeOrder, Request } from '@jizhi/contracts'

/** An order as it travels: a kind with its content. */
export type Stated = Request<typeof proposeOrder>['body']['order']

export type Choices = Answer<typeof orderChoices>

/** Orders that are made about one cycle; the others have forms of their own, or come by table. */
export type CycleOrderKind = Exclude<OrderKindName, 'deposit' | 'initial' | 'initial-cases' | 'unpay'>

/** Every kind's part of the form: what is chosen so far comes up as an order, or as null while something is missing. */
export interface FieldsProps {
  readonly choices: Choices
  readonly onStated: (order: Stated | null) => void
}

/** Which sentence says what a kind still needs. */
export const NEEDED = {
  extend: 'deadline',
  pause: 'pause',
  resume: 'reason',
  void: 'reason',
  roster: 'roster',
  correct: 'correct',
  repin: 'version',
  deposit: 'deposit',
  initial: 'initial',
  unpay: 'reason',
} as const satisfies Record<Exclude<OrderKindName, 'initial-cases'>, string>
