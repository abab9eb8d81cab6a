import { must } from '@jizhi/domain'
import { type Mechanism, readMechanism } from '@jizhi/mechanism'

/** A setting that whoever takes the template over may set (自由, 范围), or is told not to (锁定). */
export interface Parameter {
  readonly id: string
  readonly label: string
  readonly block: string
  /** Names from the top of the block's settings; an item of a list by its id or its number. */
  readonly path: readonly (string | number)[]
  readonly mode: 'locked' | 'range' | 'free'
  /** Of a range over figures: decimal text, both ends inside. */
  readonly least?: string
  readonly most?: string
  /** Of a range over choices: the values allowed. */
  readonly options?: readonly string[]
  /** Why it is bounded or locked. */
  readonly note?: string
}

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
  readonly parameters: readonly Parameter[]
  readonly mechanism: Mechanism
}

type Described<N extends string> = Omit<Template<N>, 'mechanism' | 'name'>

/** One template of the gallery: what it says of itself, and the document beside it. */
export const shipped = <const N extends string>(name: N, about: Described<N>, document: unknown): Template<N> => ({
  name,
  ...about,
  mechanism: must(readMechanism(document)),
})
