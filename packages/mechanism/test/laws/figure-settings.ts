import fc from 'fast-check'

export const completeness = fc.oneof(
  fc.constant({ rule: 'all' }),
  fc.record({
    rule: fc.constant('due'),
    at: fc.constant('score_by'),
    late: fc.constantFrom('pending', 'carry', 'last', 'zero', 'exclude'),
    until: fc.constant('score_by'),
    lastResult: fc.constant('past'),
  }),
  fc.record({ rule: fc.constant('share'), share: fc.constantFrom('50', '66.6') }),
)

const BY_KIND = [
  { label: '垃圾', option: 'rubbish', points: '1' },
  { label: '污水', option: 'sewage', points: '3' },
]
const BANDS = [
  { to: '3', points: '10' },
  { from: '3', points: '2.5' },
]
const litter = { column: 'litter', full: '20', each: '1.5', deductCap: '15' }

/** An item by each method, on the columns of the form. */
const ITEMS = [
  { method: 'points', column: 'look', cap: '90' },
  { method: 'deduct', ...litter },
  { method: 'deduct-fixed', ...litter, part: 'spotted' },
  { method: 'deduct-repeat', ...litter, part: 'spotted', factor: '2' },
  { method: 'deduct-sampled', ...litter, over: 'expected', quota: '40', sampling: 'average' },
  {
    method: 'events',
    entries: [{ label: '曝光', column: 'litter', points: '-0.5', part: 'spotted', factor: '2', cap: '5' }],
  },
  { method: 'missing', full: '6', entries: [{ label: '台账', column: 'checked', counts: 'no', points: '2' }] },
  { method: 'shortfall', column: 'met', over: 'expected', full: '10', each: '2' },
  { method: 'all-or-nothing', column: 'checked', full: '5' },
  { method: 'checklist', entries: [{ label: '一', column: 'checked', points: '2' }] },
  { method: 'tiered', column: 'kind', full: '8', entries: BY_KIND },
  { method: 'rate', column: 'met', over: 'expected', full: '10', zeroOn: 'spotted' },
  { method: 'best', column: 'look', full: '10' },
  { method: 'place', column: 'litter', full: '10', each: '1' },
  { method: 'bands', column: 'litter', bands: BANDS },
  {
    method: 'vote',
    column: 'met',
    over: 'expected',
    bands: [
      { from: '0.5', points: '5' },
      { to: '0.5', points: '1' },
    ],
  },
  { method: 'survey', full: '10', entries: [{ label: '群众', column: 'ratio', points: '1' }] },
  { method: 'difficulty', column: 'met', by: 'kind', entries: BY_KIND, full: '10' },
].map((item) => ({ id: `by_${item.method.replaceAll('-', '_')}`, label: item.method, weight: '1', ...item }))

/** A few rule types at a time; the two on figures that are always asked come most often. */
const items = fc
  .tuple(fc.shuffledSubarray(ITEMS, { minLength: 0, maxLength: 4 }), fc.boolean(), fc.constantFrom('1', '0.3', '2.5'))
  .map(([some, isGrouped, weight]) => {
    const chosen = [...new Map([ITEMS[0]!, ITEMS[1]!, ...some].map((one) => [one.id, one])).values()]
    const grouped = chosen.map((one, at) => ({ ...one, weight, parent: isGrouped && at < 2 ? 'group' : '' }))
    return isGrouped
      ? [{ id: 'group', label: '分组', method: 'group', combine: 'mean', cap: '80' }, ...grouped]
      : grouped
  })

export const scoreConfig = fc
  .record({
    items,
    combine: fc.constantFrom('sum', 'mean', 'average'),
    missing: fc.constantFrom('pending', 'carry', 'last', 'zero', 'exclude', 'rescale'),
    floor: fc.constantFrom('', '10'),
    scale: fc.constantFrom(0, 2, -1),
    losses: fc.boolean(),
    normalise: fc.constantFrom('none', 'none', 'none', 'ratio-to-best'),
    veto: fc.constantFrom('', 'set', 'cap', 'grade', 'flag'),
    grades: fc.boolean(),
    completeness,
  })
  .map(({ veto, grades, ...rest }) => ({
    ...rest,
    carryUntil: 'score_by',
    lastResult: 'past',
    bonus: [{ column: 'spotted', cap: '2' }],
    veto: veto === '' ? [] : [{ when: 'litter > 9', effect: veto, value: '5', grade: 'low' }],
    grades:
      grades || veto === 'grade'
        ? [
            { id: 'high', label: '好', from: '60' },
            { id: 'low', label: '差' },
          ]
        : [],
  }))

export const computeConfig = fc
  .record({
    how: fc.constantFrom('formula', 'table'),
    hit: fc.constantFrom('first', 'all', 'sum', 'max', 'min'),
    otherwise: fc.constantFrom('pending', 'not-applicable', 'value'),
    type: fc.constantFrom('number', 'score', 'percent', 'money', 'count'),
  })
  .map(({ how, hit, otherwise, type }) => ({
    columns: [
      { id: 'half', label: '折半', formula: 'look * 0.5', scale: 1 },
      { id: 'busy', label: '繁忙', type: 'flag', formula: 'litter > 3 || checked' },
      {
        ...{ id: 'lookup', label: '查表', type, how, hit, otherwise, scale: 2, otherwiseValue: '1' },
        formula: 'population > 0 ? litter / population : 0',
        table: [
          { when: 'litter > 5', value: '10 - litter' },
          { when: 'look >= 50', value: 'look / 7' },
        ],
      },
    ],
  }))

const band = (id: string, label: string, from: string, size: string, edge: string, sizeKind = 'count') => ({
  ...{ id, label, from, size, edge, sizeKind },
  rounding: 'down',
})

export const rankConfig = fc
  .record({
    direction: fc.constantFrom('desc', 'asc'),
    within: fc.constantFrom('', 'category'),
    tie: fc.constantFrom('standard', 'dense'),
    minimum: fc.constantFrom(1, 3),
    edge: fc.constantFrom('all', 'none', 'order'),
    size: fc.constantFrom('1', '2', '40'),
    drawTies: fc.boolean(),
    exclusive: fc.boolean(),
    error: fc.constantFrom('', '', '1.5'),
    eligible: fc.constantFrom('', '', 'litter < 11'),
    tieBreaks: fc.constantFrom([], [{ column: 'look', direction: 'desc' }]),
    completeness,
  })
  .map(({ edge, size, ...rest }) => ({
    ...rest,
    bands: [
      band('back', '后进', 'bottom', size, edge, size === '40' ? 'share' : 'count'),
      { ...band('front', '前列', 'top', '2', edge), threshold: 'look >= 10', except: 'checked' },
    ],
  }))

/** Villages up to their township, with every way of adding up. */
export const regroupConfig = fc
  .record({
    operation: fc.constantFrom('count', 'sum', 'mean', 'weighted-mean', 'share', 'max', 'min', 'first', 'last', 'set'),
    missing: fc.constantFrom('pending', 'present', 'zero'),
    grain: fc.constantFrom('target', 'target', 'pair'),
    includeEmpty: fc.boolean(),
  })
  .map(({ operation, missing, grain, includeEmpty }) => ({
    aggregates: [
      { id: 'village_mean', label: '村均分', column: 'score', missing, scale: 2 },
      {
        id: 'other',
        label: '另一数',
        column: operation === 'set' ? 'kind' : 'litter',
        operation,
        weight: 'spotted',
        missing,
      },
    ],
    ...{ grain, includeEmpty },
  }))

/** Villages to whom looks after them: by relations, back again, by a column, or to a person. */
export const liaisonConfig = fc.constantFrom(
  { relation: 'linked', target: 'department' },
  { via: [{ relation: 'linked' }], relation: 'linked', towards: 'source', target: 'village' },
  { towards: 'column', by: 'helper', target: 'village' },
  { relation: 'belongs-to', target: 'person', role: 'clerk' },
  { relation: 'belongs-to', target: 'person', role: 'clerk', grain: 'pair' },
)
