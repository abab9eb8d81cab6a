/** So many entries may lie above the ones below before they are made one again. */
const MOST_ABOVE = 64

/**
 * A map that is a value: `with` makes another that shares all entries below, so that a fact among thousands costs no copy
 * of them. Values are never undefined.
 */
export class LayeredMap<K, V> {
  readonly #below: ReadonlyMap<K, V>
  readonly #above: ReadonlyMap<K, V>

  constructor(below: ReadonlyMap<K, V>, above: ReadonlyMap<K, V> = new Map()) {
    this.#below = below
    this.#above = above
  }

  get(key: K): V | undefined {
    return this.#above.get(key) ?? this.#below.get(key)
  }

  has(key: K): boolean {
    return this.#above.has(key) || this.#below.has(key)
  }

  *values(): IterableIterator<V> {
    for (const [key, value] of this.#below) yield this.#above.get(key) ?? value
    for (const [key, value] of this.#above) if (!this.#below.has(key)) yield value
  }

  with(entries: ReadonlyMap<K, V>): LayeredMap<K, V> {
    if (this.#below.size === 0 && this.#above.size === 0) return new LayeredMap(entries)
    const above = new Map(this.#above)
    for (const [key, value] of entries) above.set(key, value)
    if (above.size <= MOST_ABOVE) return new LayeredMap(this.#below, above)
    const all = new Map(this.#below)
    for (const [key, value] of above) all.set(key, value)
    return new LayeredMap(all)
  }
}
