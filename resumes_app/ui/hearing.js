// How loud a microphone hears.

const [QUIET_DB, RANGE_DB] = [-54, 48]; // −54 dB is a quiet room, −6 dB a voice too near.
const PRESSES = ["pointerdown", "keydown"]; // Until one, a browser may keep a page that was loaded again from listening.

export class Hearing {
  #context = new AudioContext();
  #meter = this.#context.createAnalyser();
  #source;
  #samples;
  #wake = () => this.#context.resume();

  /** Listen to the sound of the stream until `close`. */
  constructor(stream) {
    this.#meter.fftSize = 1024;
    this.#samples = new Float32Array(this.#meter.fftSize);
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#meter);
    for (const press of PRESSES) addEventListener(press, this.#wake);
  }

  /** The loudness at this moment, 0 to 1. */
  level() {
    this.#meter.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, value) => sum + value * value, 0) / this.#samples.length;
    return Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-9) - QUIET_DB) / RANGE_DB));
  }

  close() {
    for (const press of PRESSES) removeEventListener(press, this.#wake);
    this.#source.disconnect();
    this.#context.close();
  }
}
