export { type FaultBody, type FaultCode, type FaultDetails, faultStatus, isFaultCode, sentenceOf } from './fault.ts'
export { countyParam, dayText, idText, inCounty, instantText } from './request.ts'
export {
  type Answer,
  addressOf,
  defineRoute,
  type Input,
  type Method,
  type Reply,
  type Request,
  type Route,
  type RouteAccess,
  type UploadRule,
} from './route.ts'
export { routes } from './routes.ts'
export { readSession, sessionView, signIn, signOut } from './session.ts'
export { listTenants, tenantCard, tenantKind } from './tenants.ts'
export { en } from './words/en.ts'
export { zh } from './words/zh.ts'
