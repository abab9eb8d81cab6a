import type { Tree } from '../tree.ts'

/** A method of an injectable class, as text. */
export interface Method {
  readonly path: string
  readonly owner: string
  readonly name: string
  readonly text: string
}

interface Class {
  readonly path: string
  /** Class names by the field they are injected as. */
  readonly fields: ReadonlyMap<string, string>
  readonly methods: readonly Method[]
  /** It handles a queue or takes part in deriving a stream: a worker's transaction passes through it. */
  readonly isRoot: boolean
  /** The text of constants that its statements stand in. */
  readonly constants: ReadonlyMap<string, string>
}

export type Classes = ReadonlyMap<string, Class>

const WRITING =
  /\b(?:insert into|update \w+ (?:\w+ )?set|delete from)\b|\.prisma\.\w+\.(?:create|update|upsert|delete)\w*\(/i
const ROOT = /\bqueue\.handle\(|\bhooks\.on\w+\(/
const METHOD = /^ {2}(?:(?:private|protected|async) )*(\w+)(?:<[^>\n]*>)?\([\s\S]*?(?:^ {2}\}$|\n\n)/gm

/** Every class by its name; biome lays code out, so that a method ends where a brace stands at its own depth. */
export function classesOf(tree: Tree): Classes {
  return new Map(
    tree.flatMap(({ path, text }): [string, Class][] => {
      const owner = /^export class (\w+)/m.exec(text)?.[1]
      if (owner === undefined) return []
      const taken = /constructor\(([\s\S]*?)\)\s*\{/.exec(text)?.[1] ?? ''
      const fields = new Map([...taken.matchAll(/(\w+): (\w+)/g)].map(([, field = '', type = '']) => [field, type]))
      const body = text.slice(text.indexOf(`class ${owner}`))
      const methods = [...body.matchAll(METHOD)].map(([all, name = '']) => ({ path, owner, name, text: all }))
      const constants = new Map(
        [...text.matchAll(/^const (\w+)[^=\n]*=\s*`([^`]*)`/gm)].map(([, name = '', sql = '']) => [name, sql]),
      )
      return [[owner, { path, fields, methods, isRoot: ROOT.test(text), constants }]]
    }),
  )
}

/** Every method that a worker's transaction can come to: those of the roots, and whatever they call by injection. */
export function stepsOfWorkers(classes: Classes): readonly Method[] {
  const queue = [...classes.values()].flatMap(({ isRoot, methods }) => (isRoot ? methods : []))
  const reached = new Set(queue)
  for (const method of queue)
    for (const called of callsOf(method, classes))
      if (!reached.has(called.method)) {
        reached.add(called.method)
        queue.push(called.method)
      }
  return queue.filter(({ path }) => !isStore(path))
}

/** Where a method writes by a store. */
export function writesOf(method: Method, classes: Classes): { index: number; says: string }[] {
  return callsOf(method, classes).flatMap(({ index, method: called }) =>
    isStore(called.path) && writes(called, classes) ? [{ index, says: `${called.owner}.${called.name}` }] : [],
  )
}

const isStore = (path: string): boolean => path.endsWith('.store.ts')

function writes(method: Method, classes: Classes): boolean {
  const held = classes.get(method.owner)
  const constants = [...(held?.constants ?? [])].flatMap(([name, sql]) =>
    new RegExp(`\\b${name}\\b`).test(method.text) ? [sql] : [],
  )
  return [method.text, ...constants].some((text) => WRITING.test(text))
}

function callsOf({ owner, text }: Method, classes: Classes): { index: number; method: Method }[] {
  const own = classes.get(owner)
  return [...text.matchAll(/\b(?!this\b)(\w+)\.(\w+)\(|\bthis\.(\w+)\(/g)].flatMap((match) => {
    const [, field = '', name = '', local] = match
    const target = local === undefined ? classes.get(own?.fields.get(field) ?? '') : own
    const method = target?.methods.find((one) => one.name === (local ?? name))
    return method === undefined ? [] : [{ index: match.index, method }]
  })
}
