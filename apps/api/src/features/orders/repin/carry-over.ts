import type { Fact, Mechanism } from '@jizhi/mechanism'
import { readDrawing } from '@jizhi/mechanism'
import { type AnyNewFact, currentFacts, resultName, type Standing } from '../../cycles/index.ts'
import { impossible } from '../cycle-kind.ts'
import { type Form, formsOf, movedSheet, sameForm } from './forms.ts'
import { readsOtherwise } from './reads-otherwise.ts'

/** What becomes of what was stated so far when the cycle goes by another drawing. */
export interface Carried {
  readonly facts: readonly AnyNewFact[]
  /** Each without its stop. */
  readonly sentences: readonly string[]
}

/**
 * PIN-5: facts stay as they were stated. A sheet whose form is laid out otherwise is laid out anew where nothing is lost,
 * else it is withdrawn and asked for again; what stands in a block that is gone is kept and not read. A drawing by which
 * a frozen table could not stay as it was frozen is refused.
 */
export function carryOver(standing: Standing, next: Mechanism): Carried {
  const [old, fresh] = [standing.mechanism, next].map(readDrawing)
  if (old === undefined || fresh === undefined) return { facts: [], sentences: [] }
  const [was, is] = [old, fresh].map((drawing) => drawing.of('cycle')[0]?.config.period)
  if (was !== is) throw impossible('那一版按另一种周期运行，不能用在这一期；请让这一期按原版本办完')
  refuseLostTables(standing, next)
  const [before, after] = [formsOf(standing.mechanism), formsOf(next)]
  const asked = [...before].map(([block, form]) => sheetsOf(standing, block, form, after.get(block)))
  return together([...asked, decisionsOf(standing, next)])
}

const together = (parts: readonly Carried[]): Carried => ({
  facts: parts.flatMap(({ facts }) => facts),
  sentences: parts.flatMap(({ sentences }) => sentences),
})

const NOTHING: Carried = { facts: [], sentences: [] }

/** RES-4: rows that were frozen are whole numbers; the drawing says how they are read. */
function refuseLostTables({ mechanism, derived }: Standing, next: Mechanism): void {
  for (const { block, frozen } of derived.results) {
    if (frozen === undefined) continue
    const name = `已定的“${resultName(mechanism, block)}”`
    if (!next.blocks.some(({ id, kind }) => id === block && kind === 'result'))
      throw impossible(`${name}在那一版里没有了；已定的榜要保持原样，请让这一期按原版本办完`)
    const other = readsOtherwise(mechanism, next, block)
    if (other !== undefined)
      throw impossible(`${name}里的${other}在那一版里换了类型或小数位；已定的榜要保持原样，请让这一期按原版本办完`)
  }
}

function sheetsOf(standing: Standing, block: string, before: Form, after: Form | undefined): Carried {
  const sheets = currentFacts(standing, 'answered').filter((fact) => fact.slot.block === block)
  const said = `“${before.name}”已填的 ${sheets.length} 份`
  if (sheets.length === 0 || (after !== undefined && sameForm(before, after))) return NOTHING
  if (after === undefined) return { facts: [], sentences: [`${said}留存，不再采用`] }
  const moved = sheets.map((sheet) => movedSheet(before, after, sheet))
  if (moved.every((sheet) => sheet !== undefined))
    return { facts: sheets.map((sheet, at) => restated(sheet, moved[at]!)), sentences: [`${said}照原数移到新表单`] }
  return {
    facts: sheets.map(withdrawn),
    sentences: [`“${before.name}”的表单有变，已填的 ${sheets.length} 份要重新填报`],
  }
}

/** The same statement by the same person, laid out as the new form is. */
const restated = ({ id, slot, by }: Fact<'answered'>, value: Fact<'answered'>['value']): AnyNewFact => ({
  kind: 'answered',
  slot,
  value: { ...value, restates: true },
  supersedes: id,
  ...(by === undefined ? {} : { by }),
})

const withdrawn = ({ id, slot }: Fact<'answered'> | Fact<'overridden'>): AnyNewFact => ({
  kind: 'withdrawn',
  slot,
  value: {},
  supersedes: id,
})

/** REV-4: a value a person set is a whole number too. */
function decisionsOf(standing: Standing, next: Mechanism): Carried {
  const lost = currentFacts(standing, 'overridden').filter(({ slot, value }) => {
    const isThere = next.blocks.some(({ id }) => id === slot.block)
    return isThere && readsOtherwise(standing.mechanism, next, slot.block ?? '', value.column) !== undefined
  })
  if (lost.length === 0) return NOTHING
  return { facts: lost.map(withdrawn), sentences: [`${lost.length} 处人工改定的数换了类型或小数位，要重新改定`] }
}
