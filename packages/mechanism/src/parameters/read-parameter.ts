import type { SettingShape } from '../blocks/setting-shape.ts'
import { speechOf } from '../diff/speech.ts'
import { blockIn } from '../edit/ports.ts'
import { readAt } from '../edit/settings.ts'
import type { Column } from '../model/column.ts'
import type { Json, Mechanism, Parameter } from '../model/mechanism.ts'
import { namesOf } from '../outline/scope.ts'
import { settingAt } from './setting-at.ts'

/** What a form asks a parameter with: its shape, its values in words, and what an expression may speak of. */
export interface ParameterReading {
  readonly shape: SettingShape
  readonly value: Json
  /** A value as people read it: the word of a choice, an expression in Chinese, a figure with its unit. */
  readonly words: (value: Json) => string
  readonly columns: readonly Column[]
  /** Of an expression that fills a computed column: the type of that column. */
  readonly fills: string | undefined
}

/** PARAM-2: undefined where the parameter leads nowhere (PARAM-1). */
export function readParameter(mechanism: Mechanism, parameter: Parameter): ParameterReading | undefined {
  const found = settingAt(mechanism, parameter)
  if (found === undefined) return undefined
  const { meta } = found.shape
  const { block, path } = parameter
  const fills =
    path[0] === 'columns' ? readAt(blockIn(mechanism, block)?.config ?? {}, [...path.slice(0, 2), 'type']) : undefined
  return {
    ...found,
    words: (value) => speechOf(mechanism).value(block, meta, value),
    columns: meta.ref === 'expression' ? namesOf(mechanism).at(block).columns(meta) : [],
    fills: typeof fills === 'string' ? fills : undefined,
  }
}
