import { parseArgs } from 'node:util'
import { loadPlugins } from '@jizhi/mechanism'
import { plugins } from '@jizhi/plugins'
import { type Answer, BadInput, misused } from './answer.ts'
import type { Command } from './command.ts'
import { backtest } from './commands/backtest.ts'
import { blocks } from './commands/blocks.ts'
import { check } from './commands/check.ts'
import { derive } from './commands/derive.ts'
import { diff } from './commands/diff.ts'
import { explain } from './commands/explain.ts'
import { create } from './commands/new.ts'
import { outline } from './commands/outline.ts'
import { schema } from './commands/schema.ts'
import { templates } from './commands/templates.ts'

const COMMANDS: readonly Command[] = [
  check,
  derive,
  explain,
  backtest,
  diff,
  outline,
  templates,
  blocks,
  schema,
  create,
]

/** Runs one call of `jizhi`. What cannot be read is an answer too. */
export function jizhi(args: readonly string[]): Answer {
  try {
    const loaded = loadPlugins(plugins)
    if (!loaded.ok) throw misused(loaded.fault)
    return dispatch(args)
  } catch (fault) {
    if (fault instanceof BadInput) return fault.answer()
    throw fault
  }
}

function dispatch([name = 'help', ...rest]: readonly string[]): Answer {
  if (['help', '--help', '-h'].includes(name)) return { code: 0, text: help(), json: COMMANDS.map(about) }
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) throw misused(`没有“${name}”这个命令。\n${help()}`)
  if (rest.some((word) => ['--help', '-h'].includes(word)))
    return { code: 0, text: sayCommand(command), json: about(command) }
  const { words, options } = parsed(command, rest)
  const [least, most] = command.takes
  if (words.length < least || words.length > most) throw misused(`用法：jizhi ${command.name} ${command.usage}`)
  return command.run(words, options)
}

function parsed(command: Command, rest: readonly string[]) {
  const options = Object.fromEntries(command.options.map((name) => [name, { type: 'string' as const }]))
  try {
    const { positionals, values } = parseArgs({ args: [...rest], options, allowPositionals: true })
    return { words: positionals, options: values }
  } catch {
    throw misused(`用法：jizhi ${command.name} ${command.usage}`)
  }
}

const about = ({ name, usage, summary }: Command) => ({ name, usage, summary })

const sayCommand = ({ name, usage, summary }: Command): string => `  ${name} ${usage}\n      ${summary}`

const help = (): string =>
  [
    'jizhi 机制命令行。每个命令都可加 --json。退出码：0 正常，1 有毛病或对不上，2 读不了。',
    ...COMMANDS.map(sayCommand),
    'MECHANISM 可以写文件，也可以写随附机制的名字。格式见 docs/format.md，算过的例子见 docs/examples。',
  ].join('\n')
