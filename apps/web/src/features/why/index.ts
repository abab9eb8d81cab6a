export { CorrectPanel } from './correct-panel.tsx'
export { useWhySteps } from './use-why-steps.tsx'
export { type WhyAsked, WhySide } from './why-side.tsx'
export { filledUnder } from './why-walk.ts'
