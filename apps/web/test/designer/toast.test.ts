import { afterEach, describe, expect, it } from 'vitest'
import { hear, useToast } from '../../src/ui/toast.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A voice that keeps what it said. */
function voice(): string[] {
  const said: string[] = []
  ends.push(hear(({ sentence }) => said.push(sentence)))
  return said
}

describe('words after an action', () => {
  it('wait for a voice, and are said once', () => {
    useToast().failed('接不上。')
    expect(voice()).toEqual(['接不上。'])
    expect(voice()).toEqual([])
  })

  it('are said by the innermost voice, and by the outer one again when that is gone', () => {
    const outer = voice()
    const inner = voice()
    useToast().done('已复制。')
    ends.pop()?.()
    useToast().done('已粘贴。')
    expect([outer, inner]).toEqual([['已粘贴。'], ['已复制。']])
  })
})
