// Three video elements, moved from card to card. Fresh elements would lose Safari's permission to sound, and a video
// for every card costs hundreds of megabytes.

const SIZE = 3;
const NEIGHBOURS_WAIT_MS = 2500;
const STALL_SHOWN_AFTER_MS = 400;
const FAST_KBIT_S = 4000;

let measuredKbitS = 0;

function measureDownloads() {
  if (typeof PerformanceObserver === "undefined") return () => {};
  const observer = new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) {
      const ms = entry.responseEnd - entry.responseStart;
      if (entry.initiatorType === "video" && entry.transferSize > 60000 && ms > 0) {
        measuredKbitS = (entry.transferSize * 8) / ms;
      }
    }
  });
  observer.observe({ type: "resource", buffered: true });
  return () => observer.disconnect();
}

// 720 only where the link is known to be fast: the first frame of 480 comes sooner everywhere else.
function sourceOf(clip) {
  const link = navigator.connection;
  const slow = link?.saveData || /2g|3g/.test(link?.effectiveType ?? "");
  const kbitS = measuredKbitS || (link?.downlink ?? 0) * 1000;
  const [first, second] = !slow && kbitS >= FAST_KBIT_S ? [clip.mp4_720, clip.mp4_480] : [clip.mp4_480, clip.mp4_720];
  return first || second;
}

function whenPainted(video, act) {
  if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(act);
  else video.addEventListener("loadeddata", act, { once: true });
}

export class VideoPool {
  // report({status}) tells of the current card's video: "playing", "paused", "blocked", "stalled" or "broken".
  // parts(slug) gives the card's elements: {slot, captions, bar}, or nothing while the card is not drawn.
  constructor({ report, parts, onWatched }) {
    Object.assign(this, { report, parts, onWatched });
    this.entries = [];
    this.current = null;
    this.muted = true;
    this.held = false;
    this.captions = true;
    this.watched = new Map();
    this.last = 0;
    this.stopMeasuring = measureDownloads();
  }

  // Shows the first of `cards`; the others are loaded once it has a picture.
  show(cards) {
    const [card, ...neighbours] = cards;
    const wanted = new Set(cards.map((one) => one.slug));
    const entry = this.#entryFor(card, wanted);
    if (!entry) return;
    if (this.current !== entry) {
      for (const other of this.entries) if (other !== entry) other.video.pause();
      this.current = entry;
      entry.last = entry.video.currentTime;
      this.#showCaption(entry);
    }
    if (this.held) this.#tell("paused");
    else this.play();
    const loadNeighbours = () => {
      if (this.current !== entry) return;
      for (const neighbour of neighbours) this.#entryFor(neighbour, wanted);
    };
    clearTimeout(this.waiting);
    if (entry.painted) loadNeighbours();
    else {
      entry.afterPaint = loadNeighbours;
      this.waiting = setTimeout(loadNeighbours, NEIGHBOURS_WAIT_MS);
    }
  }

  async play() {
    const entry = this.current;
    if (!entry) return;
    this.held = false;
    entry.video.muted = this.muted;
    try {
      await entry.video.play();
    } catch (error) {
      if (this.current !== entry || error.name !== "NotAllowedError") return; // Moved on, or an "error" event follows.
      if (this.muted) return this.#tell("blocked");
      this.mute(true);
      await this.play();
    }
  }

  toggle() {
    if (this.current?.video.paused) this.play();
    else this.hold();
  }

  hold() {
    this.held = true;
    this.current?.video.pause();
    this.#tell("paused");
  }

  // Called within a person's gesture, it lets every element of the pool sound later on.
  mute(muted) {
    this.muted = muted;
    for (const entry of this.entries) entry.video.muted = muted;
  }

  showCaptions(shown) {
    this.captions = shown;
    if (this.current) this.#showCaption(this.current);
  }

  retry() {
    const entry = this.current;
    if (!entry) return;
    entry.slug = "";
    this.show([entry.card]);
  }

  rest() {
    this.current?.video.pause();
    this.current = null;
  }

  end() {
    this.stopMeasuring();
    clearTimeout(this.waiting);
    clearTimeout(this.stall);
    for (const { video } of this.entries) {
      video.pause();
      video.removeAttribute("src");
      video.load();
      video.remove();
    }
    this.entries = [];
    this.current = null;
  }

  #entryFor(card, wanted) {
    const slot = this.parts(card.slug)?.slot;
    if (!slot) return null;
    let entry = this.entries.find((one) => one.slug === card.slug);
    if (!entry) {
      entry = this.entries.length < SIZE ? this.#make() : this.entries.find((one) => !wanted.has(one.slug));
      this.#load(entry, card);
    }
    if (entry.video.parentNode !== slot) slot.append(entry.video);
    return entry;
  }

  #make() {
    const video = document.createElement("video");
    Object.assign(video, { muted: true, loop: true, playsInline: true, preload: "auto", disableRemotePlayback: true });
    video.setAttribute("playsinline", "");
    video.tabIndex = -1;
    const entry = { video, slug: "", card: null, painted: false, last: 0, afterPaint: null };
    video.addEventListener("timeupdate", () => this.#onTime(entry));
    video.addEventListener("playing", () => this.#onPlaying(entry));
    video.addEventListener("waiting", () => this.#onWaiting(entry));
    video.addEventListener("error", () => entry.slug && this.#onError(entry));
    this.entries.push(entry);
    return entry;
  }

  #load(entry, card) {
    const { video } = entry;
    Object.assign(entry, { slug: card.slug, card, painted: false, last: 0, afterPaint: null, broken: false });
    video.replaceChildren();
    video.removeAttribute("data-painted");
    if (card.clip.captions) video.append(this.#track(entry, card.clip.captions));
    video.src = sourceOf(card.clip);
    video.load();
    const loaded = card.slug;
    whenPainted(video, () => {
      if (entry.slug !== loaded) return;
      entry.painted = true;
      video.setAttribute("data-painted", "");
      entry.afterPaint?.();
      entry.afterPaint = null;
    });
  }

  // Drawn by the card itself, above its texts: where a browser puts them, they would cover each other.
  #track(entry, address) {
    const track = document.createElement("track");
    Object.assign(track, { kind: "captions", srclang: "en", label: "Captions", src: address, default: true });
    track.addEventListener("load", () => this.#showCaption(entry));
    const hide = () => {
      if (track.track.mode !== "hidden") track.track.mode = "hidden";
    };
    entry.video.addEventListener("loadedmetadata", hide, { once: true });
    track.track.addEventListener("cuechange", () => this.#showCaption(entry));
    return track;
  }

  #showCaption(entry) {
    const places = this.parts(entry.slug)?.captions ?? [];
    const track = entry.video.textTracks[0];
    if (track && track.mode !== "hidden") track.mode = "hidden";
    // Who reads them in the picture is not shown them twice.
    const words = this.captions && !entry.card?.clip.captions_drawn ? Array.from(track?.activeCues ?? [], (cue) => cue.text).join("\n") : "";
    for (const place of places) {
      const line = document.createElement("span"); // A new one each time: an old one that grows would be a shift.
      line.textContent = words.replace(/<[^>]*>/g, "");
      place.replaceChildren(line);
      place.hidden = !words;
    }
  }

  #onTime(entry) {
    const { video } = entry;
    if (entry !== this.current) return;
    const played = video.currentTime - entry.last;
    entry.last = video.currentTime;
    if (played > 0 && played < 1.5) {
      const total = (this.watched.get(entry.slug) ?? 0) + played * 1000;
      this.watched.set(entry.slug, total);
      this.onWatched(entry.slug, Math.round(total));
    }
    const bar = this.parts(entry.slug)?.bar;
    if (bar && video.duration) bar.style.transform = `scaleX(${video.currentTime / video.duration})`;
  }

  #onPlaying(entry) {
    if (entry === this.current) this.#tell("playing");
  }

  #onWaiting(entry) {
    if (entry !== this.current || this.held) return;
    clearTimeout(this.stall);
    this.stall = setTimeout(() => entry === this.current && this.#tell("stalled"), STALL_SHOWN_AFTER_MS);
  }

  #onError(entry) {
    entry.broken = true;
    if (entry === this.current) this.#tell("broken");
  }

  #tell(status) {
    clearTimeout(this.stall);
    this.report({ status: this.current?.broken ? "broken" : status, slug: this.current?.slug ?? "" });
  }
}
