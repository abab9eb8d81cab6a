import type { CaseStep } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import type { Standing } from '../cycles/index.ts'
import { caseIn } from './case-standing.ts'

type Party = 'dispatcher' | 'doer' | 'verifier'

const PARTY_NAMES: Readonly<Record<Party, string>> = {
  dispatcher: '派单岗位',
  doer: '责任单位的经办岗位',
  verifier: '核验岗位（不能是办理的人）',
}

const WHOSE: Readonly<Record<CaseStep, readonly Party[]>> = {
  accept: ['dispatcher'],
  merge: ['dispatcher'],
  dispatch: ['dispatcher'],
  claim: ['doer'],
  measure: ['doer'],
  decline: ['doer'],
  finish: ['doer'],
  verify: ['verifier'],
  return: ['verifier'],
  rate: ['dispatcher', 'verifier'],
  reopen: ['dispatcher', 'verifier'],
  pause: ['dispatcher'],
  resume: ['dispatcher'],
}

/** CASE-2: whether a step is this person's, by the posts the drawing names. Nobody who worked on it verifies it. */
export function isStepOf(standing: Standing, actor: Actor, step: CaseStep): boolean {
  return WHOSE[step].some((party) => isParty(standing, actor, party))
}

export function refuseOthers(standing: Standing, actor: Actor, step: CaseStep): void {
  const { one } = caseIn(standing)
  const isDoer = one.life.doers.some((person) => person === actor.personId)
  if ((step === 'verify' || step === 'return') && isDoer)
    throw new Fault('case.refused', { why: '核验的人就是办理的人，不算数，请换人核验。' })
  if (isStepOf(standing, actor, step)) return
  throw new Fault('case.not-yours', { who: WHOSE[step].map((party) => PARTY_NAMES[party]).join('或') })
}

/** Where a post has no holder, whoever may record in the list stands in; for the doer, whoever holds a post of the unit. */
function isParty(standing: Standing, actor: Actor, party: Party): boolean {
  const { one } = caseIn(standing)
  const named: readonly string[] = one.parties[party]
  if (named.length > 0) return named.includes(actor.personId)
  if (party === 'doer') return actor.grants.some(({ unitId }) => unitId === one.life.unit)
  const isDoer = one.life.doers.some((person) => person === actor.personId)
  return !(party === 'verifier' && isDoer) && may(actor, 'record', 'Cycle', { ownerUnitId: standing.cycle.owner_unit_id })
}
