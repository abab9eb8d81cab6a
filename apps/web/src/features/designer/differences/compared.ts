import type { Layout, Mechanism } from '@jizhi/mechanism'

/** A version to compare with. */
export interface Compared {
  /** 现行第 3 版. */
  readonly words: string
  readonly mechanism: Mechanism
  /** Where its cards stood; left out, they are set in lines. */
  readonly layout?: Layout | undefined
}
