// A part of its own, so that the rules of drawings are fetched after the cards stand.
export { check, checkByRule } from '@jizhi/mechanism'
