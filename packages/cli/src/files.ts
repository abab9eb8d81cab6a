import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type FactsFile, type Mechanism, readDocument, readFactsFile, readTrial, type Trial } from '@jizhi/mechanism'
import { isTemplateName, templates } from '@jizhi/templates'
import { BadInput } from './answer.ts'

/** pnpm runs a script at the root of the repository and says here where it was called. */
const here = (): string => process.env.INIT_CWD ?? process.cwd()

export const pathOf = (file: string): string => resolve(here(), file)

/** Throws BadInput where there is no such file. */
export function readText(file: string): string {
  try {
    return readFileSync(pathOf(file), 'utf8')
  } catch {
    throw new BadInput(file, [{ path: '', message: '打不开这个文件，请看看路径。' }])
  }
}

/** Comments as `//` and as in CSS become blanks, so that places in the text stay what they are. */
const withoutComments = (text: string): string =>
  text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  )

/** A JSON file, with comments if somebody wrote some. Throws BadInput with the line where it is none. */
function readJson(file: string): unknown {
  const text = withoutComments(readText(file))
  try {
    return JSON.parse(text)
  } catch (fault) {
    const at = /position (\d+)/.exec(String(fault))?.[1]
    const line = at === undefined ? '' : `第 ${text.slice(0, Number(at)).split('\n').length} 行`
    throw new BadInput(file, [{ path: line, message: '不是 JSON，请检查逗号、引号和括号。' }])
  }
}

/** A mechanism: a file, also one the designer wrote with the places of its cards, or a template by its name. */
export const readMechanismAt = (file: string): Mechanism => readMechanismWithTrials(file).mechanism

interface MechanismFile {
  readonly mechanism: Mechanism
  /** Months kept with it, where the designer wrote the file. */
  readonly trials: readonly Trial[]
}

export function readMechanismWithTrials(file: string): MechanismFile {
  if (isTemplateName(file)) return { mechanism: templates[file].mechanism, trials: [] }
  const held = readJson(file)
  const { mechanism = held, trials = [] } = Object(held) as Readonly<Record<'mechanism' | 'trials', unknown>>
  const read = readDocument(mechanism)
  if (!read.ok) throw new BadInput(file, read.fault)
  return { mechanism: read.value, trials: (Array.isArray(trials) ? trials : [trials]).map(trialAt(file)) }
}

const trialAt =
  (file: string) =>
  (value: unknown, at: number): Trial => {
    const read = readTrial(value)
    if (read.ok) return read.value
    throw new BadInput(
      file,
      read.fault.map((one) => ({ ...one, path: `trials[${at}].${one.path}` })),
    )
  }

export function readFactsAt(file: string): FactsFile {
  const read = readFactsFile(readJson(file))
  if (read.ok) return read.value
  throw new BadInput(file, read.fault)
}
