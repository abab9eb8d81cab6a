export { MechanismsPage } from './mechanisms-page.tsx'
export { NewMechanismPage } from './new-mechanism-page.tsx'
