export { HistoryPage } from './history-page.tsx'
export { ResultPage } from './result-page.tsx'
