import type pg from 'pg'

/** Plans are kept for every connection: so many may stand there, for texts that came so often. */
const KEPT = 300
const OFTEN = 3
/** A plan that knows no values takes a list for ten: longer ones are planned for what they are. */
const SHORT_LIST = 64
/** Texts made anew at every call must not be remembered for ever. */
const COUNTED = 3_000

/** What is planned; a transaction's beginning and end are not. */
const PLANNED = /^\s*(with|select|insert|update|delete)\b/i

/** A filter that may be left out: planned for all its values at once it could use no index. */
const OPTIONAL = /\$\d+(::[\w[\]]+)? is (not )?null\b/i

/** How often a text came, or the name under which it is kept from then on. */
const known = new Map<string, number | string>()
let kept = 0

/**
 * The name under which a connection keeps a statement that comes often, parsed and planned once instead of at every call,
 * which for a statement of many parts takes longer than carrying it out; undefined where it is better planned anew.
 */
export function statementName(text: string, values: readonly unknown[]): string | undefined {
  if (values.some((value) => Array.isArray(value) && value.length > SHORT_LIST)) return undefined
  const seen = known.get(text)
  if (typeof seen === 'string') return seen
  if (!PLANNED.test(text) || OPTIONAL.test(text)) return undefined
  const times = (seen ?? 0) + 1
  if (times < OFTEN || kept === KEPT) {
    if (seen !== undefined || known.size < COUNTED) known.set(text, times)
    return undefined
  }
  kept += 1
  const name = `jizhi-${kept}`
  known.set(text, name)
  return name
}

/** A statement as it is sent. One without values may be several in one text, and those are not kept. */
export function asked(text: string, values: readonly unknown[]): pg.QueryConfig {
  const name = values.length === 0 ? undefined : statementName(text, values)
  return { text, values: [...values], ...(name === undefined ? {} : { name }) }
}
