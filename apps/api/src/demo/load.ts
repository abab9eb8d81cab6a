import 'reflect-metadata'
import { TenantsService } from '../features/tenants/index.ts'
import { Database } from '../platform/database/database.ts'
import { Directory } from '../platform/database/directory.ts'
import { Identity } from '../platform/session/identity.ts'
import { Sessions } from '../platform/session/sessions.ts'
import type { Settings } from '../platform/settings.ts'
import { createApp } from '../serve.ts'
import { DEMO, DemoCounties, SAMPLE } from './county.ts'
import { departmentPosts } from './departments.ts'
import { loadQinghe } from './load-qinghe.ts'
import { loadSample } from './load-sample.ts'
import { SAMPLE_POSTS } from './matou.ts'
import { qinghePosts } from './qinghe.ts'
import { DemoStaff } from './staff.ts'

/** Sets the demo county and the sample up, step by step; a call after a killed one goes on where that stopped. */
export async function load(settings: Settings, accountsFile: string, say: (sentence: string) => void): Promise<void> {
  const app = await createApp(settings, true)
  try {
    const directory = app.get(Directory)
    const database = app.get(Database)
    const counties = new DemoCounties(database, directory, app.get(TenantsService, { strict: false }))
    const staff = new DemoStaff(database, directory, app.get(Identity), app.get(Sessions), accountsFile)
    const qinghe = {
      tenantId: await counties.demo(),
      code: DEMO.code,
      name: DEMO.name,
      posts: [...qinghePosts(), ...departmentPosts()],
    }
    const sample = {
      tenantId: await counties.sample(),
      code: SAMPLE.code,
      name: '公开资料样例',
      posts: Object.values(SAMPLE_POSTS),
    }
    for (const { tenantId, posts } of [qinghe, sample]) await staff.posts(tenantId, posts)
    await staff.accounts([qinghe, sample])
    await loadSample(app, { counties, staff, say, tenantId: sample.tenantId })
    await loadQinghe(app, { counties, staff, say, tenantId: qinghe.tenantId })
  } finally {
    await app.close()
  }
}
