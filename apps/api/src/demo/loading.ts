import type { DemoCounties } from './county.ts'
import type { DemoStaff } from './staff.ts'

/** What every part of the demo is loaded with. */
export interface Loading {
  readonly tenantId: string
  readonly counties: DemoCounties
  readonly staff: DemoStaff
  /** Says how far it is, in a sentence. */
  readonly say: (sentence: string) => void
}
