import { readConfig } from '../blocks/read-config.ts'
import type { Mechanism } from '../model/mechanism.ts'

/** The first month of the assessment year, as the cycle of the drawing says; January where there is none. */
export function assessmentYearStart(mechanism: Mechanism): number {
  const cycle = mechanism.blocks.find((block) => block.kind === 'cycle')
  const config = cycle === undefined ? undefined : readConfig({ ...cycle, kind: 'cycle' })
  return config?.ok ? config.value.yearStartsIn : 1
}
