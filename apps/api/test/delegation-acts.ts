import {
  createMechanism,
  decideVersion,
  openCycle,
  type Request,
  readMechanism,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import type { Caller } from './caller.ts'
import type { County } from './county.ts'

/** What two people of one unit do with a mechanism, from the first draft to a version handed in and decided. */
export function drawingActs(county: County) {
  const params = { county: county.code }
  const at = (mechanism: string) => ({ ...params, mechanism })
  const draftOf = async (who: Caller, mechanism: string) => {
    const { draft } = (await who.call(readMechanism, { params: at(mechanism) })).answer
    // the contract leaves a drawing's inside open; ours was checked when it was saved
    return { ...draft, document: draft.document as unknown as Mechanism }
  }
  return {
    at,
    create: (who: Caller, body: Request<typeof createMechanism>['body']) => who.call(createMechanism, { params, body }),
    draftOf,
    redraw: async (who: Caller, mechanism: string, redraw: (document: Mechanism) => Mechanism) => {
      const { document, revision, layout } = await draftOf(who, mechanism)
      const body = { revision, layout, document: { ...redraw(document) } }
      return who.call(saveDraft, { params: at(mechanism), body })
    },
    submit: async (who: Caller, mechanism: string, inForceFrom = '2019-05') => {
      const { revision } = await draftOf(who, mechanism)
      const body = { revision, planNumber: null, inForceFrom, explanation: null }
      return who.call(submitMechanism, { params: at(mechanism), body })
    },
    approve: (who: Caller, mechanism: string, version = 1) =>
      who.call(decideVersion, {
        params: { ...at(mechanism), version },
        body: { verdict: 'approved', reason: null },
      }),
    open: (who: Caller, mechanism: string, period = '2019-05') =>
      who.call(openCycle, { params: at(mechanism), body: { period } }),
  }
}

/** GM-17: every village of the county with what its township set for itself: a ratio within bounds, a prize of any size. */
export function withTownshipValues(document: Mechanism): Mechanism {
  const wire = (from: string, port: string, to: string, into = 'in') => ({
    from: { block: from, port },
    to: { block: to, port: into },
  })
  const reads = [
    { id: 'ratio', label: '配套比例', type: 'percent', fallback: '50%' },
    { id: 'prize', label: '奖金', type: 'money', fallback: '1000' },
  ]
  const register = { source: 'registry', registry: 'township-values', subject: 'township', reads }
  const paid = { id: 'paid', label: '实发', how: 'formula', type: 'money', formula: 'prize * ratio' }
  return {
    ...document,
    blocks: [
      { id: 'cycle', kind: 'cycle', config: { period: 'month', opening: 'by-hand', sunset: '2027-12-31' } },
      { id: 'villages', kind: 'roster', config: { subject: 'village' } },
      { id: 'values', kind: 'roster', name: '各镇参数', config: register },
      { id: 'each', kind: 'join', config: { mode: 'path', relation: 'belongs-to' } },
      { id: 'paid', kind: 'compute', config: { columns: [paid] } },
    ],
    wires: [
      wire('cycle', 'cycle', 'villages'),
      wire('cycle', 'cycle', 'values'),
      wire('villages', 'rows', 'each', 'left'),
      wire('values', 'rows', 'each', 'right'),
      wire('each', 'rows', 'paid'),
    ],
    ends: [{ block: 'paid', port: 'rows' }],
    parameters: [
      {
        ...{ id: 'ratio', label: '配套比例', block: 'values', path: ['reads', 'ratio', 'fallback'], mode: 'range' },
        ...{ least: '30', most: '70', note: '县财政只兜到七成。' },
      },
      { id: 'prize', label: '奖金', block: 'values', path: ['reads', 'prize', 'fallback'], mode: 'free' },
    ],
  }
}
