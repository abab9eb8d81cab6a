import type { OrderContent } from '@jizhi/contracts'
import type { CaseConfig } from '@jizhi/mechanism'

export type InitialCases = OrderContent<'initial-cases'>
export type InitialLine = InitialCases['cases'][number]

/** What a line of the county's own list is held against. */
export interface InitialBounds {
  readonly config: CaseConfig
  /** The day of the list, and the county's day. */
  readonly asOf: string
  readonly today: string
  /** Units of that day, and who holds a post. */
  readonly isUnit: (id: string) => boolean
  readonly isHolder: (person: string) => boolean
  /** Numbers that a case bears already. */
  readonly taken: ReadonlySet<string>
}

/** A list as a whole: its day has come. */
export const refusedList = (asOf: string, today: string): string | undefined =>
  asOf > today ? `截至日 ${asOf} 还没有到，请填写清单截至的那一天` : undefined

/** CASE-5: why a line cannot be brought in, without its stop; nothing where it can. */
export function refusedLine(line: InitialLine, bounds: InitialBounds): string | undefined {
  const { config, asOf, isUnit, isHolder, taken } = bounds
  if (taken.has(line.number)) return `编号 ${line.number} 已经在清单里，同一件不能登记两次，请删去这一行`
  if (line.foundOn > asOf) return `发现日期 ${line.foundOn} 晚于清单的截至日 ${asOf}，请核对`
  if (line.class !== null && !config.classes.some(({ id }) => id === line.class))
    return '清单里没有这个类别，请另选'
  const stranger = [line.place, line.unit].some((unit) => unit !== null && !isUnit(unit))
  if (stranger) return '单位已不在本县的机构里，请核对'
  if (line.doer !== null && !isHolder(line.doer)) return '责任人现在没有岗位，请改填在岗的人'
  return line.status === 'received' || line.status === 'accepted' ? refusedUndispatched(line) : refusedDispatched(line, bounds)
}

function refusedUndispatched({ dispatchedOn, dueOn, foundOn, doer }: InitialLine): string | undefined {
  if (dispatchedOn !== null) return '写了派单日期，现状却是还没有派单，请改正其中一个'
  if (doer !== null) return '还没有派单，不能写责任人，请删去，或改填现状'
  return dueOn !== null && dueOn < foundOn ? `期限 ${dueOn} 早于发现日期 ${foundOn}，请核对` : undefined
}

function refusedDispatched(line: InitialLine, { config, asOf }: InitialBounds): string | undefined {
  const { unit, dispatchedOn, dueOn, foundOn, status, doer } = line
  if (unit === null) return '已经派单的要写责任单位'
  if (dispatchedOn === null) return '已经派单的要写派单日期，期限从这一天算起'
  if (dispatchedOn < foundOn) return `派单日期 ${dispatchedOn} 早于发现日期 ${foundOn}，请核对`
  if (dispatchedOn > asOf) return `派单日期 ${dispatchedOn} 晚于清单的截至日 ${asOf}，请核对`
  if (dueOn !== null && dueOn < dispatchedOn) return `期限 ${dueOn} 早于派单日期 ${dispatchedOn}，请核对`
  if (status === 'dispatched' && !config.claim) return '这张清单派单后不用领办，现状请改填“办理中”'
  if (status === 'dispatched' && doer !== null) return '还没有人领办，不能写责任人，请删去，或把现状改为“已领办”'
  return status === 'finished' && doer === null ? '待核验的要写责任人：核验的人不能是办理的人' : undefined
}
