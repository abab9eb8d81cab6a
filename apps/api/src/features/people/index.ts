export { orgOf, personNamesOf, unitNamesOn } from './org.store.ts'
export { PeopleModule } from './people.module.ts'
