import { expect, it } from 'vitest'
import { stackOf, withoutQuotes } from './stack-of.ts'

it('a line of the log keeps where it happened and drops what somebody entered', () => {
  expect(withoutQuotes('duplicate key value violates unique constraint "units_pkey"')).toContain('"units_pkey"')
  const said = [
    'invalid input syntax for type uuid: "考核办主任"',
    "Key (name)=(13800138000) already exists for 'Wang 3'",
    '张三 13800138000',
  ].map(withoutQuotes)
  expect(said.join()).not.toMatch(/考核|张三|138|Wang/)
  const stack = stackOf(new TypeError('cannot read "张三"'))
  expect(stack).toContain('TypeError: cannot read …')
  expect(stack).toMatch(/\n\s+at /)
})
