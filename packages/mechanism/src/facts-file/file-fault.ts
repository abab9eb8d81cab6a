/** What is wrong with a file written by hand, and where: `steps[3].rows.t01.litter`. */
export interface FileFault {
  readonly path: string
  readonly message: string
}

/** Says what is wrong at a place, or below it. */
export type Complain = (message: string, below?: string) => void

export const complainAt =
  (path: string, faults: FileFault[]): Complain =>
  (message, below = '') =>
    faults.push({ path: `${path}${below}`, message })

/** A path as people write it. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('')
