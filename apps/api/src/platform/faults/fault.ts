import type { FaultCode, FaultDetails } from '@jizhi/contracts'

/** What a service throws when it refuses: a code with its details, never a sentence. The filter finds the words. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly details: FaultDetails = {},
  ) {
    super(code)
    this.name = 'Fault'
  }
}
