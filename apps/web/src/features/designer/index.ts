import './pause.ts'

export { ReadOnlyCanvas } from './canvas/read-only-canvas.tsx'
export { DesignerPage } from './designer-page.tsx'
export { DevDesignerPage } from './dev/dev-designer-page.tsx'
