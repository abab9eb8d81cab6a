import { check as complaintsOf, type Finding, type Mechanism } from '@jizhi/mechanism'
import type { Command } from '../command.ts'
import { readMechanismAt } from '../files.ts'

/** Every complaint about a drawing; an error blocks publishing. */
export const check: Command = {
  name: 'check',
  usage: 'MECHANISM',
  summary: '查一份机制有没有毛病；有必须改的，退出码为 1。',
  options: [],
  takes: [1, 1],
  run: ([file = '']) => {
    const mechanism = readMechanismAt(file)
    const findings = complaintsOf(mechanism)
    const errors = findings.filter((one) => one.severity === 'error').length
    const total =
      findings.length === 0 ? '没有毛病，可以发布。' : `必须改 ${errors} 处，建议改 ${findings.length - errors} 处。`
    return {
      code: errors > 0 ? 1 : 0,
      text: [...findings.map((one) => say(file, mechanism, one)), total].join('\n'),
      json: { findings },
    }
  },
}

function say(file: string, mechanism: Mechanism, { severity, block, port, message }: Finding): string {
  const at = mechanism.blocks.findIndex((one) => one.id === block)
  const place = at < 0 ? '' : ` blocks[${at}]（${[block, port].filter(Boolean).join('.')}）`
  return `${severity === 'error' ? '必须改' : '建议改'} ${file}${place} ${message}`
}
