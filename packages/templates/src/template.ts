import { must } from '@jizhi/domain'
import { type Mechanism, readMechanism } from '@jizhi/mechanism'

/** A shipped mechanism, ready to be copied into a county and changed there. */
export interface Template<N extends string = string> {
  readonly name: N
  readonly title: string
  /** What it is for, in one or two sentences. */
  readonly summary: string
  /** The kind of unit that owns it. */
  readonly owner: 'county' | 'township'
  readonly version: number
  /** Ids of the acceptance rows it models, e.g. `NA-06`. */
  readonly rows: readonly string[]
  /** Its bounded settings stand in its `parameters`. */
  readonly mechanism: Mechanism
}

type Described<N extends string> = Omit<Template<N>, 'mechanism' | 'name'>

/** One template of the gallery: what it says of itself, and the document beside it. */
export const shipped = <const N extends string>(name: N, about: Described<N>, document: unknown): Template<N> => ({
  name,
  ...about,
  mechanism: must(readMechanism(document)),
})
