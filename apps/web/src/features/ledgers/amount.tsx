import { Figure } from '../../ui/figure.tsx'
import { Money } from '../../ui/money.tsx'

/** Money in the unit the reader chose, points as they are; the unit stands in the header. */
export const Amount = ({ text, measure }: { readonly text: string | null; readonly measure: 'fen' | 'points' }) => {
  if (text === null) return null
  return measure === 'fen' ? <Money fen={BigInt(text)} bare /> : <Figure value={text.replace('-', '−')} />
}

/** Where the statement of an account stands. */
export const statementAddress = (county: string, owner: string, account: string, period?: string): string => {
  const search = new URLSearchParams({ owner, account, ...(period === undefined ? {} : { period }) })
  return `/${county}/ledgers/statement?${search}`
}
