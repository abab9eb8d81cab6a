import fc from 'fast-check'

/** Random expressions over the columns of `sheet.ts`, as CEL; every one is well typed and within EXPR-3. */
type Kinds = { number: string; flag: string; option: string; grade: string; date: string; list: string }

const plain = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 2 }))
  .map(([digits, places]) => (places === 0 ? `${digits}` : `${digits}.${'25'.slice(0, places)}`))
const compared = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
const call = (name: string, ...args: fc.Arbitrary<string>[]) =>
  fc.tuple(...args).map((all) => `${name}(${all.join(', ')})`)
const pair = (a: fc.Arbitrary<string>, sign: fc.Arbitrary<string>, b: fc.Arbitrary<string>) =>
  fc.tuple(a, sign, b).map(([left, one, right]) => `(${left} ${one} ${right})`)
const chosen = (test: fc.Arbitrary<string>, of: fc.Arbitrary<string>) =>
  fc.tuple(test, of, of).map(([t, yes, no]) => `(${t} ? ${yes} : ${no})`)
const word = fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text))

const kinds = fc.letrec<Kinds>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('score', 'bonus'),
    plain,
    pair(tie('number'), fc.constantFrom('+', '-'), tie('number')),
    pair(tie('number'), fc.constantFrom('*', '/'), plain),
    tie('number').map((of) => `-${of.startsWith('(') ? of : `(${of})`}`),
    chosen(tie('flag'), tie('number')),
    call('max', tie('number'), tie('number')),
    call('clamp', tie('number'), plain, plain),
    call('or', tie('number'), plain),
    call('round', tie('number'), fc.constantFrom('0', '2')),
    call('year', tie('date')),
    call('sum', tie('list')),
    call('mean', tie('list'), fc.constant('x'), fc.constantFrom('x', 'x * 2', 'or(x, 0)')),
    tie('list').map((of) => `number(count(${of}))`),
  ),
  flag: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('front', 'true', 'false', 'has(bonus)', '"r1" in members', 'members.exists(m, m == "r2")'),
    pair(tie('number'), compared, tie('number')),
    pair(tie('option'), fc.constantFrom('==', '!='), tie('option')),
    pair(tie('grade'), compared, tie('grade')),
    pair(tie('date'), compared, tie('date')),
    pair(tie('flag'), fc.constantFrom('&&', '||'), tie('flag')),
    tie('flag').map((of) => `!${of.startsWith('(') ? of : `(${of})`}`),
    fc.constantFrom('category in ["A"]', '"A" == category', 'category in ["B", "A"]', 'grade in [grade, "poor"]'),
    fc.constantFrom('"waste" in kinds', 'any(kinds, k, k in ["water", "waste"])', 'reason(score) == "excluded"'),
    word.map((text) => `any(members, m, m == ${text})`),
    call('all', tie('list'), fc.constant('x'), fc.constantFrom('x > 1', 'has(x)', 'any([score, 2], y, y < x)')),
  ),
  option: fc.constantFrom('category', 'or(category, "A")', '(front ? category : "B")'),
  grade: fc.constantFrom('grade', 'max(grade, "fair")', 'min("poor", grade)'),
  date: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('due', 'done', 'date("2026-10-31")', 'date(closed_at)'),
    call('add_days', tie('date'), fc.integer({ min: -40, max: 40 }).map(String)),
    call('add_workdays', tie('date'), fc.integer({ min: 0, max: 40 }).map(String)),
    chosen(tie('flag'), tie('date')),
  ),
  list: fc.array(tie('number'), { minLength: 1, maxLength: 3 }).map((of) => `[${of.join(', ')}]`),
}))

const short = (text: string) => text.length <= 400

export const figures = kinds.number.filter(short)
export const conditions = kinds.flag.filter(short)
