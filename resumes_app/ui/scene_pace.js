// How much work a picture may cost before it is done more seldom. Pure.

const BUDGET_MS = 28; // Of the 33 that a picture lasts.
const TRIAL = 30; // Pictures that are judged together: the first ones of all are slow everywhere.
// `look`: every which picture the person is looked for in; `draw`: every which is drawn at all. An even 15 pictures a second
// are better to look at than 30 of which some are late.
const STEPS = [
  { look: 2, draw: 1 },
  { look: 3, draw: 1 },
  { look: 4, draw: 2 },
];

export class Pace {
  #step = 0;
  #number = -1;
  #spent_ms = 0;
  #count = 0;
  #warm = false;

  /** What to do with the next picture: `{draws, looks}`. */
  next() {
    const { look, draw } = STEPS[this.#step];
    this.#number += 1;
    return { draws: this.#number % draw === 0, looks: this.#number % look === 0 };
  }

  /** A picture that was drawn has cost so much. */
  spent(cost_ms) {
    this.#spent_ms += cost_ms;
    this.#count += 1;
    if (this.#count < TRIAL) return;
    const mean_ms = this.#spent_ms / this.#count / STEPS[this.#step].draw;
    // Never back again: a picture that changes its pace is what one notices.
    if (this.#warm && mean_ms > BUDGET_MS && this.#step < STEPS.length - 1) this.#step += 1;
    this.#warm = true;
    this.#spent_ms = 0;
    this.#count = 0;
  }

  /** How much lighter the work has become, 0 for not at all. */
  get lighter() {
    return this.#step;
  }
}
