import type { CaseId } from '@jizhi/domain'
import { type CaseConfig, type DerivedCase, deriveCase, type Mechanism, readConfig } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import type { Standing } from '../cycles/index.ts'

/** A case as its own stream makes it, with the settings of the block that opened it. */
export interface CaseStanding {
  readonly one: DerivedCase
  readonly config: CaseConfig
  readonly block: string
}

export function caseIn(standing: Standing): CaseStanding {
  const { cycle, mechanism, facts } = standing
  if (cycle.kind !== 'case') throw new Fault('case.unknown')
  const block = facts.find(({ kind }) => kind === 'opened')?.slot.block ?? ''
  const config = caseConfig(mechanism, block)
  const one = deriveCase(mechanism, block, cycle.period as CaseId, facts) // the id it was opened with
  if (config === undefined || one === undefined) throw new Fault('case.unknown')
  return { one, config, block }
}

export function caseConfig(mechanism: Mechanism, block: string): CaseConfig | undefined {
  const drawn = mechanism.blocks.find((one) => one.id === block && one.kind === 'case')
  const config = drawn && readConfig({ ...drawn, kind: 'case' })
  return config?.ok === true ? config.value : undefined
}
