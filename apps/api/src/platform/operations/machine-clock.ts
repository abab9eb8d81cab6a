/** The machine's own time, epoch milliseconds: for lines of a log and for telling how far it is from the database's. Nothing is decided by it. */
export const machineNow = (): number => Date.now()
