import { describe, expect, it } from 'vitest'
import { type Mechanism, outline, readOutline } from '../../src/index.ts'
import { checked } from '../laws/checked.ts'
import { canonical } from './canonical.ts'
import { anyDocument } from './documents.ts'

const back = (text: string, base?: Mechanism): string => {
  const read = readOutline(text, base)
  return read.ok
    ? JSON.stringify(read.value)
    : `${read.fault.map((one) => `${one.line} ${one.message}`).join('\n')}\n${text}`
}

const words = (tell: typeof outline): string =>
  checked(anyDocument, (mechanism) => back(tell(mechanism), mechanism) === JSON.stringify(mechanism))

describe('the outline', () => {
  it('law words: canvas → outline → canvas is the identity, byte for byte', () => {
    expect(words(outline)).toBe('holds')
  }, 120_000)

  it('law words catches an outline that leaves out a line', () => {
    expect(
      words((one) =>
        outline(one)
          .split('\n')
          .filter((line) => !line.includes('并列'))
          .join('\n'),
      ),
    ).toContain('failed')
  }, 120_000)

  it('OUT-1 the text alone says everything: read without the drawing it gives the same blocks, settings, wires and ends', () => {
    const law = checked(anyDocument, (mechanism) => back(outline(mechanism)) === JSON.stringify(canonical(mechanism)))
    expect(law).toBe('holds')
  }, 120_000)
})
