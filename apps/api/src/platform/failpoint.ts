/** A step boundary at which a story may kill the process with SIGKILL; nothing happens unless JIZHI_FAILPOINT names it. */
export function failpoint(name: string): void {
  if (process.env.JIZHI_FAILPOINT === name) process.kill(process.pid, 'SIGKILL')
}
