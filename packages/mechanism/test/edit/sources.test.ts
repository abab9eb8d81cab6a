import { expect, it } from 'vitest'
import { apply, type Mechanism, readFrom, schemesRead } from '../../src/index.ts'
import { sound } from '../sound.ts'

const reading: Mechanism = {
  ...sound,
  blocks: [
    ...sound.blocks,
    { id: 'past', kind: 'history', config: { scheme: 'monthly', result: 'result' } },
    { id: 'own', kind: 'history', config: { scheme: '', result: 'result' } },
    { id: 'from', kind: 'roster', config: { results: [{ scheme: 'plan', result: 'result' }] } },
  ],
}

it('HIST-1 ROST-1 what a drawing reads of other mechanisms is named once each and made to read another by one edit', () => {
  expect(schemesRead(sound)).toEqual([])
  expect(schemesRead(reading)).toEqual(['monthly', 'plan'])
  const done = apply(reading, readFrom(reading, 'monthly', '月考评'))
  expect(done.ok && schemesRead(done.value.mechanism)).toEqual(['月考评', 'plan'])
  expect(done.ok && apply(done.value.mechanism, done.value.inverse)).toMatchObject({ value: { mechanism: reading } })
})
