import { describe, it } from 'vitest'
import { after, bypassing, expectNamed, wireOf, withConfig } from './planted.ts'

const person = { audience: 'public', names: 'persons' }

describe('people and consequences', () => {
  it('CHECK-7 nobody is named to answer is named', () => {
    expectNamed('post-unnamed', 'ask', withConfig('ask', { who: {} }))
  })

  it('CHECK-8 money without review is named', () => {
    expectNamed('money-unreviewed', 'post', bypassing('review', 'allocate.awards', 'post'))
  })

  it('SHIELD-1 a punitive list without objection is named', () => {
    expectNamed('punitive-unheard', 'expose', bypassing('objection', 'rank.ranked', 'result'))
  })

  it('SHIELD-2 a punitive list nobody signs is named', () => {
    expectNamed('punitive-unsigned', 'expose', withConfig('expose', { signatory: {} }))
  })

  it('SHIELD-1 taking points without objection is named', () => {
    expectNamed(
      'punitive-unheard',
      'post',
      (() => {
        const open = bypassing('objection', 'rank.ranked', 'result')
        const lines = [{ account: 'annual-points', direction: 'by-sign', column: 'score' }]
        return {
          ...open,
          blocks: open.blocks.map((b) => (b.id === 'post' ? { ...b, config: { ...b.config, lines } } : b)),
        }
      })(),
    )
  })

  it('REV-5 silence passes before a punitive effect is named', () => {
    expectNamed(
      'silent-pass',
      'look',
      after({
        do: 'insert',
        port: 'passed',
        block: { id: 'look', kind: 'review', config: { who: { role: 'county-admin' }, onSilence: 'pass' } },
        wire: wireOf('rank.ranked', 'objection'),
      }),
    )
  })

  it('REV-3 a return to a form that does not stand before the review is named', () => {
    expectNamed('return-to', 'review', withConfig('review', { onRefusal: 'return', returnTo: 'rank' }))
  })

  it('REV-5 silence passes before money is named', () => {
    expectNamed('silent-pass', 'review', withConfig('review', { onSilence: 'pass' }))
  })

  it('CHECK-9 persons on a public board without basis is named', () => {
    expectNamed('names-public', 'expose', withConfig('expose', { ...person }))
  })

  it('CHECK-9 persons on a public board unmasked is named', () => {
    expectNamed('names-public', 'expose', withConfig('expose', { ...person, basis: '文件', mask: 'none' }))
  })

  it('CHECK-9 persons on a public board for ever is named', () => {
    expectNamed('names-public', 'expose', withConfig('expose', { ...person, basis: '文件', expiryDays: 0 }))
  })

  it('TELL-1 a board on what is not frozen is named', () => {
    expectNamed('effect-unfrozen', 'expose', bypassing('result', 'objection.settled', 'branch'))
  })

  it('CHECK-10 a scheme without sunset is named', () => {
    expectNamed('sunset', 'cycle', withConfig('cycle', { sunset: '' }))
  })
})
