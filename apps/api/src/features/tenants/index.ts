export { FirstAdmin } from './first-admin.ts'
export { TenantsModule } from './tenants.module.ts'
export { type NewTenant, TenantsService } from './tenants.service.ts'
export { TenantsStore } from './tenants.store.ts'
