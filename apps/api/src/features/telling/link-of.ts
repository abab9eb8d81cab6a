import type { Standing } from '../cycles/index.ts'

/** The page of a stream, behind `/:county`. */
export const linkOf = ({ id, kind }: Standing['cycle']): string => (kind === 'case' ? `/cases/${id}` : `/cycles/${id}`)
