// The picture of who speaks and is not filmed: a card with the line of their voice, as a stream that can be shown and recorded.
import { WHOLE } from "./framing.js";
import { Hearing } from "./hearing.js";
import { Wave } from "./sound_wave.js";

const PICTURES_A_SECOND = 25;
const BAR = { width: 12, apart: 26, least: 12, most: 320 };
const LINE = "#fff"; // Every card is dark enough for white words.

/** Pictures keep coming through here while another window is before the page. */
function throughFrames(canvas) {
  const track = new MediaStreamTrackGenerator({ kind: "video" });
  const writer = track.writable.getWriter();
  return {
    track,
    painted() {
      if (writer.desiredSize <= 0) return; // The last one has not been taken yet.
      const frame = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1000), alpha: "discard" });
      writer.write(frame).catch(() => frame.close()); // Nobody takes pictures any more.
    },
  };
}

/** For browsers without frames: what is painted on the canvas is filmed. */
function throughCanvas(canvas) {
  const [track] = canvas.captureStream(PICTURES_A_SECOND).getVideoTracks();
  return { track, painted() {} };
}

export class SoundCard {
  #canvas = Object.assign(document.createElement("canvas"), WHOLE);
  #pen = this.#canvas.getContext("2d", { alpha: false });
  #clock = new Worker(new URL("./sound_clock.js", import.meta.url), { type: "module" });
  #hearing;
  #wave;
  #ground;
  #way;

  /** Show the sound of the stream. `still`: the line moves as little as it can. */
  constructor(sound, ground, still) {
    this.#hearing = new Hearing(sound);
    this.#wave = new Wave(still);
    this.dress(ground);
    this.#paint();
    this.#way = (globalThis.MediaStreamTrackGenerator ? throughFrames : throughCanvas)(this.#canvas);
    this.#clock.onmessage = () => this.#next();
    /** The card, and the sound. */
    this.stream = new MediaStream([this.#way.track, ...sound.getAudioTracks()]);
  }

  /** Stand on these colours: `top` runs into `bottom`. */
  dress({ top, bottom }) {
    this.#ground = this.#pen.createLinearGradient(0, 0, 0, WHOLE.height);
    this.#ground.addColorStop(0, top);
    this.#ground.addColorStop(1, bottom);
  }

  close() {
    this.#clock.terminate();
    this.#hearing.close();
    this.#way.track.stop();
  }

  #next() {
    this.#wave.hear(this.#hearing.level());
    this.#paint();
    this.#way.painted();
  }

  #paint() {
    const pen = this.#pen;
    pen.fillStyle = this.#ground;
    pen.fillRect(0, 0, WHOLE.width, WHOLE.height);
    pen.strokeStyle = LINE;
    pen.lineWidth = BAR.width;
    pen.lineCap = "round";
    const bars = this.#wave.bars();
    const [middle, left] = [WHOLE.height / 2, (WHOLE.width - (bars.length - 1) * BAR.apart) / 2];
    pen.beginPath();
    for (const [at, share] of bars.entries()) {
      const half = (BAR.least + share * (BAR.most - BAR.least) - BAR.width) / 2;
      pen.moveTo(left + at * BAR.apart, middle - half);
      pen.lineTo(left + at * BAR.apart, middle + half + 0.01); // A dot is a line of no length, which some do not draw.
    }
    pen.stroke();
  }
}
