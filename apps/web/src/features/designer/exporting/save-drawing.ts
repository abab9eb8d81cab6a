import type { Trial } from '@jizhi/mechanism'
import { saveFile } from '../../../client/call.ts'
import type { BlockView } from '../drawing/block-view.ts'
import { type Drawing, storedLayout } from '../drawing/change.ts'
import { drawingSvg } from './drawing-svg.ts'

/** Pixels of the picture to one of the drawing, so that it can be printed. */
const SHARP = 2
/** Beyond this many pixels to a side browsers draw nothing. */
const MOST_PIXELS = 12_000

const colourNow = (token: string): string => getComputedStyle(document.body).getPropertyValue(`--${token}`).trim()

/** What the file of a mechanism holds: its meaning, beside it where its cards stand, and the months kept with it. */
export const fileOf = (drawing: Drawing, trials: readonly Trial[] = []): string =>
  `${JSON.stringify({ mechanism: drawing.mechanism, layout: storedLayout(drawing), ...(trials.length === 0 ? {} : { trials }) }, undefined, 2)}\n`

export function saveMechanism(drawing: Drawing, trials: readonly Trial[]): void {
  saveFile(new Blob([fileOf(drawing, trials)], { type: 'application/json' }), `${drawing.mechanism.name}.json`)
}

export function saveSvg(drawing: Drawing, views: ReadonlyMap<string, BlockView>): void {
  const { svg } = drawingSvg(drawing, views, colourNow)
  saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${drawing.mechanism.name}.svg`)
}

/** @throws where the browser cannot draw a picture of this size. */
export async function savePng(drawing: Drawing, views: ReadonlyMap<string, BlockView>): Promise<void> {
  const { svg, width, height } = drawingSvg(drawing, views, colourNow)
  const scale = Math.min(SHARP, MOST_PIXELS / Math.max(width, height))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error(`${canvas.width} × ${canvas.height}`)
  saveFile(blob, `${drawing.mechanism.name}.png`)
}
