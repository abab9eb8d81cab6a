/** A figure beside what was asked. */
export interface Line {
  readonly goal: string
  readonly words: string
  readonly pass: boolean
}
