// A part of its own, so that it is fetched after the cards stand.
export { diff } from '@jizhi/mechanism'
