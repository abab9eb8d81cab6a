export interface County {
  readonly code: string
  readonly name: string
}

export interface Account {
  readonly name: string
  readonly password: string
}

/** An invented county of the browser tests alone. */
export const county: County = { code: '990077', name: '试用县（演示）' }

/** The demo county that a first start loads. */
export const qinghe: County = { code: '990001', name: '青禾县（演示）' }

/** A real tree of townships and villages; in the demo a sample to read, in the journey a county of its own. */
export const nanan: County = { code: '350583', name: '南安市' }
