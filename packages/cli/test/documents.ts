import { readFileSync } from 'node:fs'

const DOCS = new URL('../../../docs/', import.meta.url)

export const documentText = (name: string): string => readFileSync(new URL(name, DOCS), 'utf8')

/** The code blocks of a document in a language, in order. */
export const blocksOf = (name: string, language: string): readonly string[] =>
  [...documentText(name).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code ?? '',
  )
