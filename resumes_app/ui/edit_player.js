// Plays the clips of an edit: two video elements in turn, so that the next clip is ready when it is due, and a third
// one for edits where two clips are seen at once.
import { endOf, goesOn, layersAt, pictureAt, placed, positionOf, takeTime } from "./edit_clips.js";
import { Slot } from "./edit_slot.js";
import { Bed } from "./edit_sound.js";

const STALLED_MS = 300; // So long the music plays on while the picture waits.

/** Event: `change`, when `state` is another one. */
export class EditPlayer extends EventTarget {
  bed = new Bed();
  slots;
  /** Which clip each slot holds, the place of the one that is seen, and whether it cannot be shown. */
  state = { held: [], current: 0, broken: false };
  #head;
  #fps = 30;
  #clips = [];
  #shown = [];
  #request = 0;
  #ticked_at = 0;
  #moved_at = 0;
  #unlocked = false;

  constructor(playhead) {
    super();
    this.#head = playhead;
    const changed = () => this.#request || this.#draw(); // While it plays, the next tick sees to it.
    this.slots = [0, 1, 2].map(() => new Slot(changed, () => playhead.pause()));
  }

  /** Obey the playhead, until what is returned is called. */
  mount() {
    const gone = new AbortController();
    const on = (target, event, act) => target.addEventListener(event, act, { signal: gone.signal });
    on(this.#head, "state", () => this.#turn());
    on(this.#head, "seek", () => this.#go());
    on(document, "visibilitychange", () => document.hidden && this.#head.pause());
    return () => {
      gone.abort();
      cancelAnimationFrame(this.#request);
      this.#request = 0;
      this.bed.follow(0, 0, false);
      this.#head.span(0);
    };
  }

  /** Play these clips: those of a draft, with the addresses of their takes, `src` empty where it is not known yet. */
  edit(clips, fps) {
    this.#fps = fps;
    this.#clips = placed(clips, fps);
    for (const slot of this.slots) slot.clip = null;
    this.#head.span(clips.length ? endOf(clips.at(-1)) : 0);
    this.#draw();
  }

  /** Where the picture that is seen begins, in ms of the edit: what is laid over it comes and goes with pictures. */
  get picture_ms() {
    return (pictureAt(this.#clips, this.#fps, this.#head.position_ms) * 1000) / this.#fps;
  }

  get #there() {
    return this.slots.filter((slot) => slot.video);
  }

  #turn() {
    if (!this.#head.playing) {
      cancelAnimationFrame(this.#request);
      this.#request = 0;
      this.#draw();
      this.bed.follow(0, 0, false);
    } else if (!this.#request) {
      this.#ticked_at = this.#moved_at = performance.now();
      this.#draw();
      if (!this.#unlocked) for (const slot of this.#there) slot.unlock();
      this.#unlocked = true;
      this.#request = requestAnimationFrame(this.#tick);
    }
  }

  #go() {
    for (const slot of this.#there) slot.pause();
    this.#draw();
  }

  #tick = (now) => {
    const { position_ms } = this.#head;
    this.#advance(now - this.#ticked_at);
    this.#ticked_at = now;
    if (this.#head.position_ms !== position_ms) this.#moved_at = now;
    if (!this.#head.playing) return;
    this.#draw();
    this.bed.follow(this.#head.position_ms, this.#head.total_ms, now - this.#moved_at < STALLED_MS);
    this.#request = requestAnimationFrame(this.#tick);
  };

  /** The edit is where its picture is: it waits for one that is late, and nothing has to catch up. */
  #advance(passed_ms) {
    const [{ clip } = {}] = layersAt(this.#clips, pictureAt(this.#clips, this.#fps, this.#head.position_ms));
    const slot = this.#there.find((one) => one.clip === clip);
    if (!slot) return;
    const end_ms = (clip.to * 1000) / this.#fps;
    const { at_s } = slot;
    let reached_ms = this.#head.position_ms;
    if (slot.broken) reached_ms += passed_ms;
    else if (slot.over) reached_ms = end_ms;
    else if (at_s !== null) reached_ms = Math.max(reached_ms, positionOf(clip, at_s));
    const next = this.#clips[clip.index + 1];
    if (next && at_s !== null && reached_ms >= end_ms && goesOn(clip, next)) slot.goOn(next);
    if (!next && reached_ms >= Math.min(end_ms, this.#head.total_ms) - 1) {
      this.#head.reach(this.#head.total_ms);
      this.#head.pause();
    } else this.#head.reach(Math.min(reached_ms, end_ms));
  }

  #draw() {
    const picture = pictureAt(this.#clips, this.#fps, this.#head.position_ms);
    const layers = layersAt(this.#clips, picture);
    const slots = this.#seated(layers.map(({ clip }) => clip));
    for (const slot of this.#there) if (!slots.includes(slot)) slot.pause();
    for (const slot of slots) this.#run(slot, takeTime(slot.clip, picture, this.#fps));
    if (slots.every((slot) => slot.running || slot.ready)) {
      this.#shown = slots;
      for (const slot of this.#there) slot.show(layers[slots.indexOf(slot)]?.style ?? null, slots.indexOf(slot));
      if (layers.length) this.#prepare(layers.at(-1).clip);
    }
    this.#tell(slots);
  }

  #run(slot, at_s) {
    if (this.#head.playing) return slot.play(at_s);
    slot.pause();
    slot.aim(at_s);
  }

  /** The slots of these clips. One that shows the same take goes on with it; else it is one that is not seen. */
  #seated(clips) {
    const slots = [];
    for (const clip of clips) {
      const free = this.#there.filter((slot) => !clips.includes(slot.clip) && !slots.includes(slot));
      const same = free.filter((slot) => slot.src === clip.src);
      const unseen = free.find((slot) => !this.#shown.includes(slot));
      const slot =
        this.#there.find((one) => one.clip === clip) ??
        same.find((one) => this.#shown.includes(one)) ??
        same[0] ??
        unseen ??
        free[0];
      if (!slot) continue; // Its element comes with React's next rendering.
      if (slot.clip !== clip) slot.hold(clip);
      slots.push(slot);
    }
    return slots;
  }

  /** Have what follows ready at its first picture, in a slot that is not seen; a third one lets its take go. */
  #prepare(clip) {
    const [following, later] = this.#clips.slice(clip.index + 1);
    const next = following && goesOn(clip, following) ? later : following;
    const unseen = this.#there.filter((slot) => !this.#shown.includes(slot));
    const ready = unseen.find((slot) => next && slot.clip === next);
    const slot = ready ?? unseen.find(({ src }) => src && src === next?.src) ?? unseen[0];
    if (next && slot) {
      if (!ready) slot.hold(next);
      slot.aim(takeTime(next, next.from, this.#fps));
    }
    for (const one of unseen) if (one !== slot) one.drop();
  }

  #tell(slots) {
    const held = this.slots.map(({ clip }) => clip);
    const current = slots.at(-1)?.clip.index ?? 0;
    const broken = slots.some((slot) => slot.unseen);
    const old = this.state;
    if (old.current === current && old.broken === broken && held.every((clip, n) => clip === old.held[n])) return;
    this.state = { held, current, broken };
    this.dispatchEvent(new Event("change"));
  }
}
