import type { Answer, listCycles, listDuties, listOrders } from '@jizhi/contracts'

export type CycleCard = Answer<typeof listCycles>['cycles'][number]
export type Order = Answer<typeof listOrders>['orders'][number]
export type Work = Answer<typeof listDuties>
export type Duty = Work['todo'][number]
export type Deed = Work['done'][number]
export type Orphan = Work['orphans'][number]
export type HandOver = Work['handOvers'][number]
export type Note = Work['notes'][number]

/** A mechanism with a version that waits for its second person. */
export interface Approval {
  readonly id: string
  readonly name: string
  readonly ownerName: string
  readonly version: number
}

/** The day in Asia/Shanghai, as the county counts it. */
export const shanghaiDay = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)

/** What names one line. */
export const keyOf = ({ cycle, block, kind, dueAt, standsFor }: Duty): string =>
  [cycle, block, kind, dueAt, standsFor].join('|')

/** Only answers and reviews are handed on: a signature, a freeze and a decision are the named post's own. */
export const mayHandOn = ({ kind }: Duty): boolean => kind === 'answer' || kind === 'judge'
