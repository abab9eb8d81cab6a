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
