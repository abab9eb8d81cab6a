import type { FileFault } from '@jizhi/mechanism'

/** What a command answers. 0: fine; 1: findings, or differences that block; 2: the input cannot be read. */
export interface Answer {
  readonly code: 0 | 1 | 2
  /** For a person. */
  readonly text: string
  /** For a program, printed with `--json`. */
  readonly json: unknown
  /** What belongs to neither, printed to standard error. */
  readonly aside?: string
}

/** The input cannot be read: which file, where in it, why. */
export class BadInput extends Error {
  readonly file: string
  readonly faults: readonly FileFault[]

  constructor(file: string, faults: readonly FileFault[]) {
    super(faults.map(({ path, message }) => [file, path, message].filter((part) => part !== '').join(' ')).join('\n'))
    this.file = file
    this.faults = faults
  }

  answer(): Answer {
    return { code: 2, text: '', json: { file: this.file, faults: this.faults }, aside: this.message }
  }
}

/** A command was called otherwise than it can be. */
export const misused = (message: string): BadInput => new BadInput('', [{ path: '', message }])
