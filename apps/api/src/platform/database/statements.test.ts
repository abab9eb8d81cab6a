import { describe, expect, it } from 'vitest'
import { asked, statementName } from './statements.ts'

const third = (text: string, values: readonly unknown[] = [1]): string | undefined => {
  statementName(text, values)
  statementName(text, values)
  return statementName(text, values)
}

describe('statements that a connection keeps planned', () => {
  it('has a name of its own from the third time on', () => {
    expect(statementName('select 1 where $1 = 1', [1])).toBeUndefined()
    expect(statementName('select 1 where $1 = 1', [1])).toBeUndefined()
    const name = statementName('select 1 where $1 = 1', [1])
    expect(name).toMatch(/^jizhi-\d+$/)
    expect(statementName('select 1 where $1 = 1', [2])).toBe(name)
    expect(third('select 2 where $1 = 1')).not.toBe(name)
    expect(asked('select 1 where $1 = 1', [1])).toEqual({ text: 'select 1 where $1 = 1', values: [1], name })
  })

  it('none where a plan made for all values is worse: long lists, and filters that may be left out', () => {
    const text = 'select * from unnest($1::int[])'
    expect(third(text, [[1, 2, 3]])).toBeDefined()
    expect(statementName(text, [Array.from({ length: 65 }, () => 1)])).toBeUndefined()
    expect(third('select 1 from units where $1::uuid is null or id = $1')).toBeUndefined()
    expect(third('select 1 from units where id = $1 and valid_to is null')).toBeDefined()
  })

  it('none for what is not planned, nor for a text that may hold several statements', () => {
    expect(third('COMMIT')).toBeUndefined()
    expect(third('savepoint act')).toBeUndefined()
    for (let times = 0; times < 4; times += 1) expect(asked('begin; select 1', []).name).toBeUndefined()
  })

  it('keeps no more than a connection can hold, and forgets no name it gave', () => {
    const first = third('select 3 where $1 = 1')
    for (let at = 0; at < 400; at += 1) third(`select ${at} as n where $1 = 1`)
    expect(third('select 999 where $1 = 1')).toBeUndefined()
    expect(statementName('select 3 where $1 = 1', [1])).toBe(first)
  })
})
