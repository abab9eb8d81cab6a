/** What the wizard already heard about 送审: the first period, the plan number, what the townships will read. */
export interface Submission {
  readonly from: string
  readonly planNumber: string
  readonly explanation: string
}

const keyOf = (mechanism: string) => `jizhi.submission.${mechanism}`

export const keepSubmission = (mechanism: string, submission: Submission): void =>
  sessionStorage.setItem(keyOf(mechanism), JSON.stringify(submission))

export function keptSubmission(mechanism: string): Submission | undefined {
  const text = sessionStorage.getItem(keyOf(mechanism))
  return text === null ? undefined : (JSON.parse(text) as Submission) // this window wrote it
}
