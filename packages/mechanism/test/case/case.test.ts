import type { CaseId, Day, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { caseAsOf, derive, deriveCase, frozenCells, type Stretch, snapshotRows } from '../../src/index.ts'
import { column, fact, instant, opened, pins, sheet, stateOf, tableOf, tick } from '../build.ts'
import { born, CASE, cased, dispatched, listing, step } from './cased.ts'

const talk = { id: 'talk', label: '约谈', form: 'interview', target: { role: 'clerk' }, actor: { role: 'office' } }
const urge = { id: 'urge', label: '催办', form: 'urge', target: { role: 'clerk' }, actor: { role: 'office' } }
const finished = [dispatched(), step('finish', '2019-05-08', 'clerk-1')]
const closed = [...finished, step('verify', '2019-05-09', 'checker-1')]

describe('a case', () => {
  it('CASE-1 goes from 受理 over 派单, 办理 and 核验 to 销号, and says whose turn it is', () => {
    const at = (facts: Parameters<typeof cased>[1]) => {
      const { life, open } = cased({}, facts)
      return [life.status, open[0]?.items[0], open[0]?.persons.join()]
    }
    expect(at([])).toEqual(['received', 'accept', 'office-1'])
    expect(at([step('accept', '2019-05-06')])).toEqual(['accepted', 'dispatch', 'office-1'])
    expect(at([dispatched()])).toEqual(['working', 'finish', 'clerk-1'])
    expect(at(finished)).toEqual(['finished', 'verify', 'checker-1'])
    expect(at(closed)).toEqual(['closed', undefined, undefined])
  })

  it('CASE-1 领办: unclaimed in time it is the dispatcher’s again', () => {
    const claim = { claim: true, claimWithin: 1 }
    expect(cased(claim, [dispatched()]).open[0]).toMatchObject({ items: ['claim'], persons: ['clerk-1'] })
    expect(cased(claim, [dispatched()], '2019-05-08').open[0]).toMatchObject({
      items: ['dispatch'],
      persons: ['office-1'],
    })
    expect(cased(claim, [dispatched(), step('finish', '2019-05-07', 'clerk-1')]).findings[0]?.code).toBe('case.finish')
  })

  it('CASE-1 领办: the hour in which it goes back is a due date, and whoever is late is told why', () => {
    const claim = { claim: true, claimWithin: 1 }
    const waiting = cased(claim, [dispatched()])
    expect(waiting.claimBy).toBe(instant('2019-05-08', 0))
    expect(waiting.due.map(({ at }) => at)).toContain(instant('2019-05-08', 0))
    const late = cased(claim, [dispatched(), step('claim', '2019-05-08', 'clerk-1')], '2019-05-09')
    expect([late.life.status, late.findings[0]?.message]).toEqual([
      'dispatched',
      '派单后 1 个工作日没有领办，已退回派单人，请重新派单。',
    ])
    expect(late.parties).toEqual({ dispatcher: ['office-1'], doer: ['clerk-1'], verifier: ['clerk-1', 'checker-1'] })
  })

  it('FACT-5 a corrected step counts where and when the first one did', () => {
    const wrong = dispatched('2019-05-06', 'wreck')
    const right = { ...step('dispatch', '2019-05-13', 'office-1', { unit: 'v1' as UnitId }), supersedes: wrong.id }
    const derived = cased({ limit: 3 }, [...closed.with(0, wrong), right], '2019-05-14')
    expect(derived.life).toMatchObject({ status: 'closed', class: undefined, dispatchedAt: wrong.known })
    expect(derived.findings).toEqual([])
  })

  it('CASE-3 at the cut-off later steps do not count, later corrections do', () => {
    const wrong = dispatched('2019-05-06', 'wreck')
    const right = { ...step('dispatch', '2019-05-13', 'office-1', { unit: 'v1' as UnitId }), supersedes: wrong.id }
    const facts = [born(), ...closed.with(0, wrong)]
    const at = instant('2019-05-09', 0)
    const [before, after] = [facts, [...facts, right]].map((all) => caseAsOf(listing(), 'case', CASE, all, at))
    expect([before?.life.status, before?.life.class, before?.now]).toEqual(['finished', 'wreck', at])
    expect([after?.life.status, after?.life.class]).toEqual(['finished', undefined])
    expect(caseAsOf(listing(), 'case', CASE, facts, instant('2019-01-05'))).toBeUndefined()
  })

  it('CYC-5 a voided case asks nothing of anybody', () => {
    const voided = fact('voided', {}, {}, { known: instant('2019-05-07') })
    expect(cased({}, [dispatched(), voided])).toMatchObject({ voided: true, open: [], due: [], effects: [] })
  })

  it('CASE-1 a report with the same key is taken in; a duplicate ends where the other goes on', () => {
    expect(cased({}, [dispatched(), step('merge', '2019-05-07')]).life.reports).toBe(2)
    const duplicate = step('dispatch', '2019-05-06', 'office-1', { duplicateOf: 'case-0' as CaseId })
    expect(cased({}, [duplicate]).life).toMatchObject({ status: 'merged', duplicateOf: 'case-0' })
  })

  it('CASE-2 nobody verifies what he did himself', () => {
    const derived = cased({}, [...finished, step('verify', '2019-05-09', 'clerk-1')])
    expect(derived.life.status).toBe('finished')
    expect(derived.findings.map((finding) => finding.code)).toEqual(['case.verify'])
  })

  it('CASE-2 a measure is recorded while it is worked on, and whoever took it verifies nothing', () => {
    const taken = [...finished.slice(0, -1), step('measure', '2019-05-07', 'clerk-2')]
    expect(cased({}, taken).life).toMatchObject({ status: 'working', doers: expect.arrayContaining(['clerk-2']) })
    const checked = cased({}, [...taken, ...finished.slice(-1), step('verify', '2019-05-09', 'clerk-2')])
    expect([checked.life.status, checked.findings.map(({ code }) => code)]).toEqual(['finished', ['case.verify']])
    expect(cased({}, [step('measure', '2019-05-07', 'clerk-1')]).findings.map(({ code }) => code)).toEqual([
      'case.measure',
    ])
  })

  it('CASE-2 退回 sends it back to the doer; 退单 back to the dispatcher', () => {
    expect(cased({}, [...finished, step('return', '2019-05-09', 'checker-1')]).life).toMatchObject({
      status: 'working',
      returned: 1,
    })
    expect(cased({}, [dispatched(), step('decline', '2019-05-07', 'clerk-1')]).life.status).toBe('accepted')
  })

  it('CASE-2 a relapse within n days reopens, later it is a new case', () => {
    const within = { reopenWithin: 5 }
    expect(cased(within, [...closed, step('reopen', '2019-05-14')]).life.status).toBe('working')
    expect(cased(within, [...closed, step('reopen', '2019-05-15')]).life.status).toBe('closed')
  })

  it('TIME-5 is overdue from its due instant on, by the limit of its class', () => {
    expect(cased({ limit: 3 }, [dispatched()]).dueAt).toBe(instant('2019-05-10', 0))
    expect(cased({ limit: 3 }, [dispatched('2019-05-06', 'wreck')]).dueAt).toBe(instant('2019-05-09', 0))
    expect(cased({ limit: 3 }, [dispatched()], '2019-05-09').overdue).toBe(false)
    expect(cased({ limit: 3 }, [dispatched()], '2019-05-10').overdue).toBe(true)
    expect(cased({ limit: 3 }, closed, '2019-06-10').overdue).toBe(false)
  })

  it('TIME-5 working days while it rests do not count', () => {
    const rested = [dispatched(), step('pause', '2019-05-07'), step('resume', '2019-05-09')]
    expect(cased({ limit: 3 }, rested, '2019-05-10')).toMatchObject({ usedDays: 2, dueAt: instant('2019-05-14', 0) })
    expect(cased({ limit: 3 }, [dispatched()], '2019-05-10').usedDays).toBe(4)
  })

  it('LAD-5 a rung fires when its days are over, once per opening, and not after it was closed', () => {
    const rungs = [{ id: 'late', label: '逾期', from: 'due', days: 2, measures: [urge] }]
    const lines = (facts: Parameters<typeof cased>[1], day: string) =>
      cased({ limit: 1, rungs }, facts, day).effects.map(({ slot }) => slot.line)
    expect(lines([dispatched()], '2019-05-08')).toEqual([])
    expect(lines([dispatched()], '2019-05-09')).toEqual(['urge'])
    expect(
      lines(
        [dispatched(), step('finish', '2019-05-07', 'clerk-1'), step('verify', '2019-05-08', 'checker-1')],
        '2019-05-20',
      ),
    ).toEqual([])
    expect(cased({ limit: 1, rungs }, [dispatched()], '2019-05-08').due.map(({ at }) => at)).toContain(
      instant('2019-05-09', 0),
    )
  })

  it('LAD-5 reopening goes on counting, or begins anew', () => {
    const rungs = [{ id: 'long', label: '久拖', from: 'opened', days: 4, measures: [urge] }]
    const again = [...closed, step('reopen', '2019-05-13')]
    const of = (clock: string) => cased({ rungs, clock }, again, '2019-05-14')
    expect([of('continue').usedDays, of('restart').usedDays]).toEqual([4, 1])
    expect(of('continue').effects.map(({ slot }) => slot.line)).toEqual(['urge.2'])
    expect(of('restart').effects).toEqual([])
    const late = cased({ rungs: [{ id: 'long', label: '久拖', from: 'opened', days: 3, measures: [urge] }] }, again)
    expect(late.effects.map(({ slot }) => slot.line)).toEqual(['urge', 'urge.2'])
  })

  it('CASE-2 a punitive measure in a case has its own notice and window, and is signed by a post', () => {
    const rungs = [{ id: 'late', label: '逾期', from: 'due', days: 1, measures: [talk] }]
    const base = [dispatched()]
    const held = cased({ limit: 1, rungs }, base, '2019-05-08')
    expect(held.effects[0]).toMatchObject({ punitive: true, standing: 'held' })
    const digests = held.effects.map(({ digest }) => digest)
    const told = fact(
      'noticed',
      { effects: digests, deliveredAt: instant('2019-05-09') },
      { block: 'case', row: CASE },
      { known: instant('2019-05-09') },
    )
    const waiting = cased({ limit: 1, rungs }, [...base, told], '2019-05-13')
    expect(waiting.effects[0]?.waitsFor).toEqual(['window', 'signature'])
    const over = cased({ limit: 1, rungs }, [...base, told], '2019-05-15')
    expect(over.open.map((task) => task.kind)).toContain('sign')
    const signed = fact('signed', { digests }, { block: 'case' }, { by: 'leader-1', known: instant('2019-05-15', 10) })
    expect(cased({ limit: 1, rungs }, [...base, told, signed], '2019-05-16').effects[0]?.standing).toBe('ready')
    const early = fact('signed', { digests }, { block: 'case' }, { by: 'leader-1', known: instant('2019-05-10') })
    expect(cased({ limit: 1, rungs }, [...base, told, early], '2019-05-16').effects[0]?.standing).toBe('unsigned')
  })

  it('FACT-3 the order in which its facts arrive does not matter', () => {
    const facts = [born(), ...closed]
    const [a, b] = [facts, [...facts].reverse()].map((some) => deriveCase(listing(), 'case', CASE, some))
    expect(a).toEqual(b)
  })
})

describe('the list of cases', () => {
  const facts = [opened(pins([{ id: 'v1' }, { id: 'v2' }])), sheet('v1', [0]), sheet('v2', [1])]

  it('EFF-1 each settled row opens one case, with its class, unit and limit', () => {
    const { effects } = derive(listing(), facts)
    expect(effects.map(({ slot, kind, content }) => [slot.row, kind, content.class, content.days])).toEqual([
      ['v1', 'case', 'rubble', '5'],
      ['v2', 'case', 'wreck', '2'],
    ])
  })

  it('CASE-1 并案键: rows with the same key carry the same mark', () => {
    const { effects } = derive(listing({ mergeBy: ['class'] }), facts)
    expect(effects.map(({ content }) => content.merge)).toEqual(['["0"]', '["1"]'])
  })

  const cases = [
    cased({}, closed, '2019-06-03'),
    { ...cased({ limit: 2 }, [dispatched()], '2019-06-03'), id: 'case-2' as CaseId },
  ]
  const config = { classes: [], prefix: '', prefixLabel: '', scope: 'due' as const }
  const may: Stretch = { from: '2019-05-01' as Day, to: '2019-05-31' as Day }

  it('CASE-3 the list is fixed by a snapshot fact at the cut-off, and asked for then', () => {
    const before = derive(listing(), [...facts, tick(instant('2019-06-03'))])
    expect(before.needs).toEqual([{ block: 'case', what: 'snapshot' }])
    expect(tableOf(before, 'case', 'snapshot').keys).toEqual([])
    const rows = snapshotRows(config, cases, may)
    const snapshot = fact('snapshot', { rows }, { block: 'case' }, { known: instant('2019-06-03') })
    const after = derive(listing(), [...facts, snapshot])
    expect(column(tableOf(after, 'case', 'snapshot'), 'status')).toEqual({ 'case-1': 5, 'case-2': 3 })
    expect(column(tableOf(after, 'case', 'snapshot'), 'unit')).toEqual({ 'case-1': 'v1', 'case-2': 'v1' })
    expect(tableOf(after, 'case', 'closed').keys).toEqual(['case-1'])
    expect(tableOf(after, 'case', 'overdue').keys).toEqual(['case-2'])
    expect(stateOf(tableOf(after, 'case', 'snapshot'), 'case-1')).toBe('settled')
  })

  it('CASE-3 the scope says which cases are listed', () => {
    const keys = (scope: 'due' | 'opened' | 'closed' | 'open' | 'all', period = may) =>
      snapshotRows({ ...config, scope }, cases, period).keys
    expect(keys('closed')).toEqual(['case-1'])
    expect(keys('open')).toEqual(['case-2'])
    expect(keys('opened')).toEqual(['case-1', 'case-2'])
    const june: Stretch = { from: '2019-06-01' as Day, to: '2019-06-30' as Day }
    expect(keys('due', june)).toEqual([])
    expect(keys('all', june)).toEqual(['case-1', 'case-2'])
  })

  it('CASE-4 办结率 counts what was due, closed or not', () => {
    const rows = snapshotRows(config, cases, may)
    const of = (id: string) => rows.columns.filter((one) => one.id === id).flatMap(frozenCells)
    expect(of('due_now')).toEqual([{ v: '1' }, { v: '1' }])
    expect(of('done')).toEqual([{ v: '1' }, { v: '0' }])
  })
})
