import fc from 'fast-check'
import { completeness } from './figure-settings.ts'

const AMOUNTS = ['0', '33.33', '100', '2000', '5000']

export const allocateConfig = fc
  .record({
    pool: fc.constantFrom('none', 'amount', 'amount', 'zero', 'column-sum', 'balance'),
    amount: fc.constantFrom('0', '0.07', '1000', '99999.99'),
    method: fc.constantFrom('place', 'band', 'share', 'above', 'column'),
    ties: fc.constantFrom('split', 'high', 'low'),
    end: fc.constantFrom('top', 'bottom'),
    places: fc.tuple(fc.constantFrom(...AMOUNTS), fc.constantFrom(...AMOUNTS, '-500')).map(([first, later]) => [
      { from: 1, to: 1, amount: first },
      { from: 2, to: 4, amount: later },
    ]),
    bands: fc.constant([{ column: 'back', amount: '-200' }]),
    line: fc.constantFrom('0', '40'),
    match: fc.constantFrom('0', '0', '50'),
    cap: fc.constantFrom('', '300'),
    floor: fc.constantFrom('', '10'),
    step: fc.constantFrom('fen', 'jiao', 'yuan', 'ten', 'hundred'),
    residue: fc.constantFrom('largest', 'each'),
    leftOver: fc.constantFrom('keep', 'redistribute'),
    exhausted: fc.constantFrom('proportional', 'place', 'stop'),
    quota: fc.constantFrom(0, 0, 1, 2),
    quotaTies: fc.constantFrom('all', 'none', 'split'),
    repeat: fc.constantFrom('pay', 'pay', 'share', 'skip', 'pass'),
    zeroSum: fc.constantFrom('account', 'scale-awards', 'scale-charges'),
    within: fc.constantFrom('', 'category'),
    pots: fc.constantFrom('each', 'shared'),
    missing: fc.constantFrom('wait', 'reserve'),
    reserve: fc.constantFrom('0', '12.5'),
    completeness,
  })
  .map((drawn) => ({
    ...drawn,
    weight: drawn.method === 'column' ? 'cost' : 'score',
    poolColumn: 'cost',
    wonColumn: 'checked',
  }))

export const postConfig = fc
  .record({
    direction: fc.constantFrom('credit', 'by-sign', 'debit'),
    owner: fc.constantFrom('row', 'parent', 'owner', 'column'),
    account: fc.constantFrom('annual-points', 'credits'),
    balance: fc.constantFrom('refuse', 'allow'),
    correction: fc.constantFrom('next', 'return', 'waive'),
    requested: fc.boolean(),
  })
  .map(({ direction, owner, account, ...rest }) => ({
    ...rest,
    lines: [
      { column: 'award', direction },
      { column: 'score', account, owner, ownerColumn: 'helper', direction, subAccount: '考评' },
    ],
    signatory: { role: 'leader' },
  }))

const CHANNELS = [
  'honour',
  'red-black',
  'exposure',
  'board',
  'message',
  'circular',
  'criticism',
  'interview',
  'minutes',
  'work-slip',
] as const

export const tellConfig = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  audience: fc.constantFrom('public', 'county', 'line', 'office'),
  names: fc.constantFrom('none', 'posts', 'persons'),
  basis: fc.constant('办法第九条'),
  mask: fc.constantFrom('full', 'part', 'none'),
  columns: fc.constant(['score']),
  order: fc.constantFrom('', 'score'),
  signatory: fc.constant({ role: 'leader' }),
})
