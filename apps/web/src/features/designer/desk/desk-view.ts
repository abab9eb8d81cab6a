/** The one mechanism as a drawing, as sentences, or against another version. */
export const DESK_VIEWS = ['canvas', 'outline', 'differences'] as const
export type DeskView = (typeof DESK_VIEWS)[number]
