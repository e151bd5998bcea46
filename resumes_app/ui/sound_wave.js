// The line of a voice: what was heard last stands in the middle and goes outwards to both sides. Pure.

const BARS = 9; // To each side of the one in the middle.
const PICTURES_A_BAR = 2; // A bar stands as long until it is the next one's.
const FADES = 0.1; // So much of its height a bar has less than the one before it.
const CALM = 0.12; // Of a picture's level in what is shown where little is to move.

export class Wave {
  #still;
  #heard = new Array((BARS + 1) * PICTURES_A_BAR).fill(0); // One level a picture, the newest first.

  /** `still`: no bar moves outwards; all together grow and shrink slowly. */
  constructor(still) {
    this.#still = still;
  }

  /** Take over what is heard now, 0 to 1. */
  hear(level) {
    const before = this.#heard[0];
    this.#heard.unshift(this.#still ? before + CALM * (level - before) : level);
    this.#heard.pop();
  }

  /** How high each bar is, 0 to 1, from left to right. */
  bars() {
    const side = Array.from({ length: BARS + 1 }, (_, at) => {
      const heard = this.#heard[this.#still ? 0 : at * PICTURES_A_BAR];
      return heard * (1 - at * FADES);
    });
    return [...side.slice(1).reverse(), ...side];
  }
}
