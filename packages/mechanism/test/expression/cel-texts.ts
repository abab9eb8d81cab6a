import fc from 'fast-check'

/** Random texts by the grammar of CEL, mostly without brackets: well typed or not, with what this language keeps and what it refuses. */
const name = fc.constantFrom('a', 'score', 'm', '_x9', 'constructor', 'number', 'inner', 'trueish', 'b', 'r', 'u')
const digits = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('0', '7', '85', '0.7', '12.50', '9'.repeat(40)) },
  { weight: 1, arbitrary: fc.constantFrom('007', '3.', '1e3', '2.5E-2', '0x1F', '7u', '9'.repeat(41)) },
)
const quoted = fc.constantFrom(
  '"u1"',
  "'A 类'",
  '"\\n\\t\\\\\\"\\\'\\`\\?"',
  '"\\x41\\X42\\u4e2d\\U0001F600\\101"',
  '"\\q"',
  '"\\400"',
  '"\\u12"',
  '"\\U00110000"',
  "'''x''\"x\n'''",
  '"""a"b"""',
  'r"ab"',
  "R'''c'''",
  'b"abc"',
  "B'x'",
  '""',
  '"open',
)
const blank = fc.constantFrom('', ' ', ' ', '\n', '\t', ' // said\n')
const sign = fc.constantFrom('+', '-', '*', '/', '==', '!=', '<', '<=', '>', '>=', '&&', '||', ' in ', '%')
const called = fc.constantFrom(
  'has',
  'or',
  'max',
  'min',
  'date',
  'clamp',
  'number',
  'size',
  'matches',
  'hasOwnProperty',
)
const over = fc.constantFrom('any', 'all', 'count', 'sum', 'mean')
const macro = fc.constantFrom('exists', 'all', 'exists', 'all', 'map', 'filter', 'exists_one', 'startsWith', 'has')

type Parts = { part: string; one: string; items: string }

const grammar = fc.letrec<Parts>((tie) => ({
  one: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { weight: 4, arbitrary: name },
    { weight: 3, arbitrary: digits },
    { weight: 2, arbitrary: quoted },
    { weight: 2, arbitrary: fc.constantFrom('true', 'false', 'null', 'in', 'if', 'void', 'prototype') },
    { weight: 3, arbitrary: tie('part').map((of) => `(${of})`) },
    { weight: 2, arbitrary: tie('items').map((of) => `[${of}]`) },
    { weight: 2, arbitrary: fc.tuple(called, tie('items')).map(([called, of]) => `${called}(${of})`) },
    { weight: 2, arbitrary: fc.tuple(over, tie('part')).map(([over, of]) => `${over}(${of})`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(over, tie('one'), name, tie('part'))
        .map(([over, of, m, body]) => `${over}(${of}, ${m}, ${body})`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('one'), macro, name, tie('part'))
        .map(([of, macro, m, body]) => `${of}.${macro}(${m}, ${body})`),
    },
    { weight: 1, arbitrary: fc.tuple(tie('one'), name).map(([of, field]) => `${of}.${field}`) },
    { weight: 1, arbitrary: fc.tuple(tie('one'), tie('part')).map(([of, at]) => `${of}[${at}]`) },
    { weight: 1, arbitrary: fc.tuple(tie('part'), tie('part')).map(([key, of]) => `{${key}: ${of}}`) },
  ),
  part: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { weight: 3, arbitrary: tie('one') },
    {
      weight: 5,
      arbitrary: fc.tuple(tie('part'), blank, sign, blank, tie('part')).map((all) => all.join('')),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom('!', '-', '!!', '--', '- - '), tie('one')).map((all) => all.join('')),
    },
    { weight: 2, arbitrary: fc.tuple(tie('part'), tie('part'), tie('part')).map(([t, y, n]) => `${t} ? ${y} : ${n}`) },
  ),
  items: fc
    .tuple(fc.array(tie('part'), { maxLength: 3 }), fc.constantFrom('', '', '', ','))
    .map(([all, comma]) => all.join(', ') + comma),
}))

export const anyCel = grammar.part
