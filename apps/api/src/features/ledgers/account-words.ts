/** Where money that is handed down comes from: the counter-account of every deposit. */
export const SOURCE_ACCOUNT = '下达资金'

/** HIST-13: the counter-account of what was there before the first own period. */
export const OPENING_ACCOUNT = '期初'
