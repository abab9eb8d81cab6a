import {
  apply,
  type Json,
  type Mechanism,
  openParameters,
  readDrawing,
  type Sheet,
  setValues,
  useSheet as takeSheet,
} from '@jizhi/mechanism'

/** The drawing as it will be, with what keeps an answer out of it. */
export interface Composed {
  /** With the sheets that were chosen, before the answers: what the form shows as own values. */
  readonly asked: Mechanism
  readonly mechanism: Mechanism
  /** PARAM-3: why an answer is refused, by parameter. */
  readonly faults: ReadonlyMap<string, string>
  /** SHEET-5: why a sheet does not fit, by block. */
  readonly misfits: ReadonlyMap<string, string>
}

/** Sheets first, then each answer by itself, so that one refused answer does not hide the others. */
export function compose(
  start: Mechanism,
  sheets: Readonly<Record<string, { readonly sheet: Sheet; readonly reference: { id: string; version: number } }>>,
  values: Readonly<Record<string, Json>>,
): Composed {
  const misfits = new Map<string, string>()
  let asked = start
  for (const [block, { sheet, reference }] of Object.entries(sheets)) {
    const edit = takeSheet(asked, block, sheet, reference)
    const done = edit.ok ? apply(asked, edit.value) : edit
    if (done.ok) asked = done.value.mechanism
    else misfits.set(block, done.fault.message)
  }
  const faults = new Map<string, string>()
  let mechanism = asked
  for (const [id, value] of Object.entries(standing(asked, values))) {
    const edit = setValues(mechanism, { [id]: value })
    const done = edit.ok ? apply(mechanism, edit.value) : undefined
    if (done?.ok) mechanism = done.value.mechanism
    else faults.set(id, edit.ok ? '' : (edit.fault[0]?.message ?? ''))
  }
  return { asked, mechanism, faults, misfits }
}

/** Answers to what is still asked: a sheet may have taken the place of what a parameter spoke of. */
export const standing = (asked: Mechanism, values: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> => {
  const open = new Set(openParameters(asked).map(({ parameter }) => parameter.id))
  return Object.fromEntries(Object.entries(values).filter(([id]) => open.has(id)))
}

/** Every 计分 whose items may come from a sheet: a 填报 above it asks for its own items now and can take the new ones. */
export function scoresOf(
  mechanism: Mechanism,
  probe: Sheet,
): readonly { readonly id: string; readonly name: string }[] {
  const drawing = readDrawing(mechanism)
  const asked = new Set(drawing.of('ask').flatMap(({ config }) => config.fields.map(({ id }) => id)))
  return drawing
    .of('score')
    .filter(({ config }) => config.items.some(({ column }) => asked.has(column)))
    .filter(({ open }) => takeSheet(mechanism, open.block.id, probe, { id: 'probe', version: 1 }).ok)
    .map(({ open }) => ({ id: open.block.id, name: open.name }))
}
