import { isPunitiveTell } from '../blocks/settings/tell-punitive.ts'
import { isSent } from '../blocks/settings/tell-sending.ts'
import type { TellConfig } from '../blocks/tell.ts'
import type { Compile } from '../model/compiled.ts'
import type { WantedEffect } from '../model/derived.ts'
import { cellAt, columnIndex } from '../model/frame.ts'
import type { Cell } from '../model/table.ts'
import { whom } from './whom.ts'

const KINDS: { readonly [K in TellConfig['channel']]: WantedEffect['kind'] } = {
  honour: 'board',
  'red-black': 'board',
  exposure: 'board',
  board: 'board',
  message: 'message',
  circular: 'document',
  criticism: 'document',
  interview: 'document',
  minutes: 'document',
  'work-slip': 'document',
}

/** TELL-2. EFF-2: said only where it is asked for, so that what was sent without it keeps its digest. */
const sendingOf = (config: TellConfig): { readonly [name: string]: string } =>
  isSent(config)
    ? {
        ...(config.cc.length > 0 ? { cc: config.cc.join(' ') } : {}),
        ...(config.receipt ? { receipt: 'asked' } : {}),
      }
    : {}

/** TELL-1: one entry per row, figures bound as cells, so that a correction touches only the rows it changes (EFF-3). */
export const compileTell: Compile<TellConfig> = (config) => {
  const punitive = isPunitiveTell(config)
  const shownColumns = [...new Set([...config.columns, ...(config.order === '' ? [] : [config.order])])]
  const sending = sendingOf(config)
  return {
    signatory: (run, on) => whom(config.signatory, run, undefined, on),
    ops: [
      {
        op: 'emit',
        from: 'in',
        to: 'told',
        columns: [],
        prepare: (_run, frame) => {
          // TELL-1: the public reads frozen rows only.
          if (config.audience === 'public' && !frame.frozen && !punitive) return () => []
          const figures = shownColumns.flatMap((id) => {
            const series = frame.series[columnIndex(frame, id)]
            return series ? [{ name: `cell.${id}`, series }] : []
          })
          return (row) => {
            const content: { [name: string]: Cell | string } = {
              channel: config.channel,
              title: config.title,
              audience: config.audience,
              order: config.order,
              names: config.names,
              basis: config.basis,
              mask: config.mask,
              expiryDays: String(config.expiryDays),
              template: config.template,
              ...sending,
            }
            for (const { name, series } of figures) content[name] = cellAt(series, row)
            return [{ line: 'entry', kind: KINDS[config.channel], content, punitive }]
          }
        },
      },
    ],
  }
}
