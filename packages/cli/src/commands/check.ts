import {
  check as complaintsOf,
  type Finding,
  type Mechanism,
  sayTrialDifference,
  type Trial,
  trialDifferences,
  trialOutcome,
} from '@jizhi/mechanism'
import type { Command } from '../command.ts'
import { readMechanismWithTrials } from '../files.ts'

/** Every complaint about a drawing, and every kept month that comes out otherwise; an error blocks publishing. */
export const check: Command = {
  name: 'check',
  usage: 'MECHANISM',
  summary: '查一份机制有没有毛病、带着的用例符不符；有必须改的或不符的，退出码为 1。',
  options: [],
  takes: [1, 1],
  run: ([file = '']) => {
    const { mechanism, trials } = readMechanismWithTrials(file)
    const findings = complaintsOf(mechanism)
    const errors = findings.filter((one) => one.severity === 'error').length
    const total =
      findings.length === 0 ? '没有毛病，可以发布。' : `必须改 ${errors} 处，建议改 ${findings.length - errors} 处。`
    const held = trials.map((trial) => ({ name: trial.name, differences: differencesOf(mechanism, trial) }))
    const same = held.filter(({ differences }) => differences.length === 0).length
    const isFine = errors === 0 && same === held.length
    return {
      code: isFine ? 0 : 1,
      text: [
        ...findings.map((one) => say(file, mechanism, one)),
        total,
        ...held.flatMap(({ name, differences }) => differences.map((one) => `用例“${name}”不符：${one}`)),
        ...(held.length === 0 ? [] : [`用例 ${same}/${held.length}`]),
      ].join('\n'),
      json: { findings, ...(held.length === 0 ? {} : { trials: held }) },
    }
  },
}

function differencesOf(mechanism: Mechanism, { expected, past, names }: Trial): readonly string[] {
  const unit = (id: string): string => names[id] ?? id
  const row = (key: string): string => key.split('|').map(unit).join(' · ')
  const found = trialDifferences(expected, trialOutcome(mechanism, past))
  return [...new Set(found.map((one) => sayTrialDifference(one, { unit, row })))]
}

function say(file: string, mechanism: Mechanism, { severity, block, port, message }: Finding): string {
  const at = mechanism.blocks.findIndex((one) => one.id === block)
  const place = at < 0 ? '' : ` blocks[${at}]（${[block, port].filter(Boolean).join('.')}）`
  return `${severity === 'error' ? '必须改' : '建议改'} ${file}${place} ${message}`
}
