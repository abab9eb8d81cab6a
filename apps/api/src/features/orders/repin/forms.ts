import { type AskConfig, type Fact, type Mechanism, readDrawing } from '@jizhi/mechanism'

/** What an ask packs its answers by (FACT-7). */
export interface Form {
  readonly name: string
  readonly fields: readonly Field[]
  readonly items: readonly Field[]
  /** Whether photos and their reasons stand beside. */
  readonly photos: string
}

type Sheet = Fact<'answered'>['value']
type Field = AskConfig['fields'][number]

/** Every ask of a drawing by its block. */
export const formsOf = (mechanism: Mechanism): ReadonlyMap<string, Form> =>
  new Map(
    readDrawing(mechanism)
      .of('ask')
      .map(({ open, config }) => [
        open.block.id,
        {
          name: open.name,
          fields: config.fields,
          items: config.items.fields,
          photos: `${config.photos} ${config.beforeAfter}`,
        },
      ]),
  )

export const sameForm = (a: Form, b: Form): boolean =>
  sameFields(a.fields, b.fields) && sameFields(a.items, b.items) && a.photos === b.photos

const sameFields = (a: readonly Field[], b: readonly Field[]): boolean =>
  a.length === b.length && a.every((field, at) => isLike(field, b[at]))

/** What is packed reads the same: kind, decimals, and the order of what may be chosen. */
const isLike = (a: Field, b: Field | undefined): boolean => b !== undefined && a.id === b.id && readOf(a) === readOf(b)

const readOf = ({ type, scale, many, options }: Field): string =>
  [type, scale, many, options.map(({ id }) => id)].join('|')

/**
 * The sheet laid out as the new form is, where every field of it was asked before and reads the same; nothing where
 * somebody has to be asked again.
 */
export function movedSheet(before: Form, after: Form, { value }: Fact<'answered'>): Sheet | undefined {
  if (!sameFields(before.items, after.items) || before.photos !== after.photos) return undefined
  const from = after.fields.map((field) => before.fields.findIndex((one) => isLike(one, field)))
  if (from.includes(-1)) return undefined
  const sheet = from.map((at) => value.sheet[at])
  return sheet.every((one) => one !== undefined) ? { ...value, sheet } : undefined
}
