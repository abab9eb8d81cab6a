// What a drawing is read with, as a part of its own: a browser reads it while the rest is still on its way.
export { openBlock, readDrawing } from '@jizhi/mechanism'
