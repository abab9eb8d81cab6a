import { decisions, guards } from './decisions.ts'
import { afterOneFact, backtest, type Clock, coldMonth, growth, wholeMonth } from './months.ts'
import type { Taken } from './taken.ts'

export interface Figures {
  readonly cold: Taken
  readonly S: Taken
  readonly B: Taken
  readonly oneS: Taken
  readonly oneB: Taken
  readonly backtest: Taken
  readonly growth: ReturnType<typeof growth>
  readonly decisions: Taken
  readonly traced: Taken
  readonly guards: Taken
}

/** Everything that is promised of the heart, measured wherever this runs. */
export function figures(clock: Clock, rounds: number): Figures {
  const cold = coldMonth(clock)
  return {
    cold,
    S: wholeMonth(clock, 420, 60, rounds * 4),
    oneS: afterOneFact(clock, 420, 60, 200),
    B: wholeMonth(clock, 5000, 188, rounds),
    oneB: afterOneFact(clock, 5000, 188, 100),
    backtest: backtest(clock, Math.ceil(rounds / 3)),
    growth: growth(clock, Math.max(9, rounds)),
    decisions: decisions(clock, rounds, false),
    traced: decisions(clock, rounds, true),
    guards: guards(clock, rounds),
  }
}
