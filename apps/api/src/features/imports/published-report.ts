/** What is kept with the import: the block and the column as it was published. */
export interface PublishedReport {
  readonly cycle: string
  readonly block: string
  readonly published: readonly (readonly [row: string, place: string])[]
}
