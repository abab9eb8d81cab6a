import { type Mechanism, readMechanism } from '@jizhi/mechanism'

const KEY = 'jizhi.new-mechanism.file'

/** The drawing of a chosen file stays with this window, so that a reload loses nothing. */
export const keepFile = (document: string): void => sessionStorage.setItem(KEY, document)

export function keptFile(): Mechanism | undefined {
  const text = sessionStorage.getItem(KEY)
  const read = text === null ? undefined : readMechanism(JSON.parse(text))
  return read?.ok ? read.value : undefined
}
