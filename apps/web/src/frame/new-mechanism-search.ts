/** What a new mechanism begins with; nothing while one still looks around in the gallery. */
export interface NewMechanismSearch {
  /** A shipped template by its name. */
  template?: string
  /** A mechanism of the county by its id. */
  copy?: string
  start?: 'blank' | 'file'
}

export function readNewMechanismSearch(search: Record<string, unknown>): NewMechanismSearch {
  const { template, copy, start } = search
  if (typeof template === 'string' && template !== '') return { template }
  if (typeof copy === 'string' && copy !== '') return { copy }
  return start === 'blank' || start === 'file' ? { start } : {}
}
