/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { must } from '@jizhi/domain'
import { type FactsFile, readFactsFile } from '@jizhi/mechanism'
import type { TemplateName } from '../src/index.ts'

export interface NamedCase {
  readonly file: string
  readonly of: TemplateName
  /** A facts file (docs/format.md) with what must come out of it. Its title starts with the rows it models. */
  readonly case: FactsFile
}

/** The folder of a template. */
export const folderOf = (name: TemplateName): URL => new URL(`../${name}/`, import.meta.url)

/** The cases that stand beside a template. */
export const casesOf = (name: TemplateName): readonly NamedCase[] => {
  const folder = new URL('cases/', folderOf(name))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      file,
      of: name,
      case: must(readFactsFile(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))),
    }))
}
