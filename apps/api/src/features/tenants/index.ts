export { TenantsModule } from './tenants.module.ts'
export { type NewTenant, TenantsService } from './tenants.service.ts'
