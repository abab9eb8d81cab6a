import { figures } from './figures.ts'
import { flow } from './flow.ts'
import { outcomes } from './outcomes.ts'
import { people } from './people.ts'

/**
 * What each setting is for, in English, by the Chinese sentence of its block: whoever changes a sentence there is asked
 * for its English again. Fetched with the first form an English reader opens.
 */
export const helps: { readonly [sentence: string]: string } = { ...people, ...figures, ...flow, ...outcomes }
