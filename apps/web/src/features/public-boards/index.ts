export { BoardPoster } from './board-poster.tsx'
export { PublicBoardPage } from './public-board-page.tsx'
