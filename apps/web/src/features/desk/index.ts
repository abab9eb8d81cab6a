export { DeskPage } from './desk-page.tsx'
export { DeskMechanismPage } from './mechanism-page.tsx'
