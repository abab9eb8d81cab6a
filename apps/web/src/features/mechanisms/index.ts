export { MechanismsPage } from './mechanisms-page.tsx'
export { NewMechanismPage } from './wizard/new-mechanism-page.tsx'
