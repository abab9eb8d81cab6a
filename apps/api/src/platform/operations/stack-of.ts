/** The stack for the log, without what a message quotes: a database names the very value it refuses, which may be somebody's name. */
export function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${thrown.name}: ${withoutQuotes(thrown.message)}`, ...frames].join('\n')
}

/** Table and column names stay; every other quoted text goes, and everything that is not ASCII. */
export function withoutQuotes(message: string): string {
  return message
    .replace(/"(?![A-Za-z_.]+")[^"]*"|'(?![A-Za-z_.]+')[^']*'|=\([^)]*\)/g, '…')
    .replace(/[^\x20-\x7e…\n]+/g, '…')
    .replace(/\d{6,}/g, '…')
}
