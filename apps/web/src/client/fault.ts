/** What the api said no with, or what kept us from asking it (`client.*`). The message is a whole sentence for the reader. */
export class CallFault extends Error {
  override readonly name = 'CallFault'
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, status = 0, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.status = status
    this.details = details
  }
}

export const isFault = (error: unknown, code: string): error is CallFault =>
  error instanceof CallFault && error.code === code
