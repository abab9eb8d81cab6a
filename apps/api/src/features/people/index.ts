export type { PeoplePlan } from './import-plan.ts'
export { orgOf, personNamesOf, unitNamesOn } from './org.store.ts'
export { PeopleModule } from './people.module.ts'
export { PeopleImports } from './people-imports.ts'
