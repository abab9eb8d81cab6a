export { RegistersModule } from './registers.module.ts'
export { registerName } from './registers.service.ts'
export { type NewSpan, type ObjectRow, RegistersStore, registerNamesOf, type Texts } from './registers.store.ts'
export { type KnownRegister, Registers, valuesOf } from './registers.ts'
