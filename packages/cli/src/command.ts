import type { Answer } from './answer.ts'

/** Options of a call, beside `--json`, which every command takes. */
export type Options = { readonly [name: string]: string | undefined }

/** One thing that `jizhi` can do. */
export interface Command {
  readonly name: string
  /** What stands behind the name: `MECHANISM FACTS [--table BLOCK]`. */
  readonly usage: string
  readonly summary: string
  /** Names of options that take a value. */
  readonly options: readonly string[]
  /** Fewest and most files or words behind the name. */
  readonly takes: readonly [least: number, most: number]
  readonly run: (words: readonly string[], options: Options) => Answer
}
