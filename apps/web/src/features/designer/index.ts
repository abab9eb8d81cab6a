export { DevDesignerPage } from './dev/dev-designer-page.tsx'
