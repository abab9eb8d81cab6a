export { cardBoxes, hitsCard } from './card-boxes.ts'
export { CARD_WIDTH, cardHeight, PORT_TOP, portOffset } from './card-size.ts'
export { DrawingPicture } from './drawing-picture.tsx'
export { freePlace } from './free-place.ts'
export { inOrder } from './in-order.ts'
export {
  type Columns,
  columnsOf,
  onGrid,
  type Point,
  placeMissing,
  readingOrder,
  setInLines,
} from './lines.ts'
