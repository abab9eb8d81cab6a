/** `room.step`, `room.step:about` or either with `#n`: the visit at which the process kills itself; absent outside a proof. */
const KILLED_AT = process.env.JIZHI_FAILPOINT

/**
 * A step boundary at which the kill runner may end the process with SIGKILL (R1); `about` tells apart what runs through
 * one door. Decided once, when the program starts: without JIZHI_FAILPOINT it is an empty function, which V8 inlines away.
 */
export const failpoint: (name: string, about?: string) => void =
  KILLED_AT === undefined ? () => undefined : dying(KILLED_AT)

function dying(at: string): typeof failpoint {
  const [wanted = '', visit = '1'] = at.split('#')
  let left = Number(visit)
  return (name, about) => {
    if (name !== wanted && `${name}:${about}` !== wanted) return
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
