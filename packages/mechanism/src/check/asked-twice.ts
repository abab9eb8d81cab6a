import { repeatedData } from '../burden/repeated-data.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, nameOf, warning } from './drawing.ts'

/** BURDEN-3: within one drawing the same datum is asked once. */
export const checkAskedTwice = (drawing: Drawing): Finding[] =>
  repeatedData([drawing]).map(({ label, places }) => {
    const names = places.map(({ block }) => nameOf(drawing, block)).join('和')
    const message = `“${label}”在${names}都要填，请只留一处，另一处从名单上读。`
    return warning('asked-twice', places[1]!.block, message)
  })
