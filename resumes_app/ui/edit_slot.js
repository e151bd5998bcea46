// One video element that shows clips of an edit, one at a time.
import { Loudness, factorOf } from "./edit_sound.js";

const NEAR_S = 0.1; // A clip that waits so near its place plays from there.
const BEYOND_S = 1e7;

export class Slot {
  video = null;
  clip = null;
  src = "";
  broken = false;
  running = false;
  #place = null;
  #loudness = null;
  #changed;
  #refused;
  #aim_s = 0;
  #sought_s = null; // Where the element was last sent; null once it has played on from there.
  #measuring = false;

  /** `changed` is called when there may be another picture, `refused` when the browser does not let it play. */
  constructor(changed, refused) {
    this.#changed = changed;
    this.#refused = refused;
  }

  /** For React: the element, and what it lies in; null when they go. */
  attach = (video) => {
    this.pause();
    this.video = video;
    this.clip = this.#sought_s = null;
    this.src = "";
    if (!video) return;
    this.#place = video.parentElement;
    this.#loudness = new Loudness(video);
    for (const event of ["loadedmetadata", "durationchange", "seeked", "loadeddata", "canplay", "ended"])
      video.addEventListener(event, this.#settled);
    video.addEventListener("error", this.#failed);
    video.addEventListener("pause", this.#stopped);
  };

  /** Hold this clip from now on. */
  hold(clip) {
    const { video } = this;
    if (this.src !== clip.src) {
      this.drop();
      this.src = clip.src;
      this.broken = this.#measuring = false;
      this.#sought_s = null;
      if (clip.src) video.src = clip.src;
    }
    this.clip = clip;
    this.pause();
    video.defaultPlaybackRate = video.playbackRate = clip.speed;
    video.preservesPitch = true;
    video.muted = clip.mute;
  }

  /** Hold the clip that begins where this one ends, and play on. */
  goOn(clip) {
    this.clip = clip;
    this.video.muted = clip.mute;
    this.#loudness.set(factorOf(clip.gain_db));
  }

  /** Forget the take: elements with one keep a decoder. */
  drop() {
    this.clip = null;
    if (!this.src) return;
    this.src = "";
    this.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** Show the take's picture at this second, as soon as may be. */
  aim(at_s) {
    this.#aim_s = at_s;
    this.#seek();
  }

  /** True once the picture aimed at is there. */
  get ready() {
    return this.broken || (this.#sought_s === this.#aim_s && !this.video.seeking && this.video.readyState >= 2);
  }

  /** Play on from `at_s`, or from where it is if that is near. */
  play(at_s) {
    if (this.broken || this.running) return;
    if (this.#sought_s === null || Math.abs(this.#sought_s - at_s) > NEAR_S) this.aim(at_s);
    if (this.#sought_s !== this.#aim_s || this.video.seeking) return;
    this.running = true;
    this.#sought_s = null;
    this.#loudness.set(factorOf(this.clip.gain_db));
    this.video.play().catch((error) => {
      this.running &&= this.video?.paused === false;
      if (error.name === "NotAllowedError") this.#refused();
    });
  }

  pause() {
    this.running = false;
    if (this.video && !this.video.paused) this.video.pause();
  }

  /** Let scripts play it later: a phone wants a tap for each element, before which it may not even load. */
  unlock() {
    if (!this.video || this.running) return;
    this.video.play().catch(() => {});
    this.video.pause();
  }

  /** Where in the take it is; null while that is not known. */
  get at_s() {
    return this.running && !this.video.seeking ? this.video.currentTime : null;
  }

  /** True where there is a picture that this browser cannot show: with a codec that it lacks the sound alone is played. */
  get unseen() {
    return this.broken || Boolean(this.src && !this.clip?.heard && this.video.readyState >= 1 && !this.video.videoWidth);
  }

  get over() {
    return this.broken || (this.running && this.video.ended);
  }

  /** Be seen with these styles, higher levels on lower ones; null: not be seen. */
  show(style, level) {
    this.#place.dataset.shown = style !== null;
    const { opacity = "", transform = "" } = style ?? {};
    Object.assign(this.#place.style, { opacity, transform, zIndex: level });
  }

  #settled = () => {
    this.#seek();
    this.#changed();
  };

  #failed = () => {
    if (!this.src) return;
    this.broken = true;
    this.#changed();
  };

  /** A call, or headphones that were pulled out. */
  #stopped = () => {
    if (this.running && this.video?.paused && !this.video.ended) this.#refused();
  };

  #seek() {
    const { video } = this;
    if (!video || this.running || this.#sought_s === this.#aim_s || !this.src || video.readyState < 1) return;
    // Recordings that were never finished by a tool have no length; who goes to their end learns it.
    if (!Number.isFinite(video.duration) && !this.#measuring) {
      this.#measuring = true;
      video.currentTime = BEYOND_S;
    } else if (!video.seeking) {
      // One at a time: where many are asked for, only the newest of them is made next.
      this.#sought_s = this.#aim_s;
      video.currentTime = Math.min(this.#aim_s, video.duration - 0.001);
    }
  }
}
