import { listTenants, type Reply } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract } from '../../platform/contract/contract.ts'
import { TenantsStore } from './tenants.store.ts'

@Controller()
export class TenantsController {
  constructor(private readonly store: TenantsStore) {}

  @Contract(listTenants)
  async list(): Promise<Reply<typeof listTenants>> {
    return { tenants: await this.store.list() }
  }
}
