const WIDTH = 288
const HEIGHT = 380

/** Where a list opens on the canvas, whole in sight: at the place asked for, beside what has the focus, else in the middle above. */
export function listPlace(
  canvas: HTMLElement | null,
  screen: { readonly x: number; readonly y: number } | undefined,
): { readonly left: number; readonly top: number } {
  const box = canvas?.getBoundingClientRect() ?? { left: 0, top: 0, width: WIDTH, height: HEIGHT }
  const focused = document.activeElement
  const held = focused !== null && focused !== canvas && canvas?.contains(focused) ? focused : undefined
  const beside = held?.getBoundingClientRect()
  const wish =
    screen ??
    (beside
      ? { x: beside.right - box.left + 8, y: beside.top - box.top }
      : { x: (box.width - WIDTH) / 2, y: box.height / 6 })
  return {
    left: Math.max(8, Math.min(wish.x, box.width - WIDTH - 8)),
    top: Math.max(8, Math.min(wish.y, box.height - HEIGHT - 8)),
  }
}
