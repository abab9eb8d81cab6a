/** What one uploaded table may be at most. */
export const FILE_LIMITS = { bytes: 20 * 1024 * 1024, rows: 100_000, columns: 500 }

/** What reading it may cost: wall clock, heap of the worker thread, files waiting; and from when a job counts as large. */
export const READ_LIMITS = {
  wallMs: 20_000,
  heapMb: 768,
  waiting: 20,
  largeBytes: 2 * 1024 * 1024,
  largeRows: 10_000,
  /** CSV up to this size is parsed where it stands: a few milliseconds, less than crossing to a thread and back. */
  inlineCsvBytes: 128 * 1024,
}
