/** Ids live as long as effects and results hang on them (EFF-1), so a removed block's id must never come back. */
export const freshId = (kind: string): string => `${kind.replace('.', '_')}_${crypto.randomUUID().slice(0, 8)}`
