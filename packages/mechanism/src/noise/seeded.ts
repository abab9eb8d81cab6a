/** NOISE-3: whole random numbers from a seed, the same on every machine (xoshiro128**, Blackman and Vigna 2018). */
export class Seeded {
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: string) {
    let state = 2_166_136_261
    for (let at = 0; at < seed.length; at += 1) state = Math.imul(state ^ seed.charCodeAt(at), 16_777_619)
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
      return mixed ^ (mixed >>> 15)
    }
    this.#a = next()
    this.#b = next()
    this.#c = next()
    this.#d = next() | 1 // the one state it never leaves is all zeros
  }

  /** 32 random bits. */
  bits(): number {
    const rotated = Math.imul(this.#b, 5)
    const result = Math.imul((rotated << 7) | (rotated >>> 25), 9)
    const kept = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= kept
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return result >>> 0
  }

  /**
   * Nearly normal with mean 0 and a standard deviation of 65,536: the sum of twelve uniform halves of a word. It never
   * leaves six deviations, which is further than a score of 100 can be wrong.
   */
  normal(): number {
    let sum = -6 * 65_535
    for (let at = 0; at < 6; at += 1) {
      const word = this.bits()
      sum += (word >>> 16) + (word & 0xffff)
    }
    return sum
  }
}
