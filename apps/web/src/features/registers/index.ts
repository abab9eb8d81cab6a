export { RegisterPage } from './register-page.tsx'
export { RegistersPage } from './registers-page.tsx'
