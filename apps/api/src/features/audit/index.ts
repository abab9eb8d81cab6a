export { AuditModule } from './audit.module.ts'
export { type NotedHead, VerifyChain } from './verify-chain.ts'
