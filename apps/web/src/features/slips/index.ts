export { PrintPanel } from './print-panel.tsx'
export { SlipPage } from './slip-page.tsx'
export { SlipsPage } from './slips-page.tsx'
