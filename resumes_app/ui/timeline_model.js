// What a change makes of the clips, so that it is seen before the server has answered. The server's answer is what counts.

/** How long a clip plays, in ms. */
export const lengthOf = (clip) => Math.round((clip.out_ms - clip.in_ms) / clip.speed);

const MIN_SHARED_MS = 100; // A clip that plays for less has too few pictures for a transition.

/** The clips with the times at which they play; transitions take at most half of either clip, the first has none. */
export function laid(clips) {
  let end_ms = 0;
  let before = 0;
  return clips.map((clip, place) => {
    const length_ms = lengthOf(clip);
    const shorter_ms = place && clip.transition !== "cut" ? Math.min(before, length_ms) : 0;
    const most = shorter_ms >= MIN_SHARED_MS ? Math.floor(shorter_ms / 2) : 0;
    const transition_ms = Math.min(clip.transition_ms, most);
    const start_ms = end_ms - transition_ms;
    end_ms = start_ms + length_ms;
    before = length_ms;
    return { ...clip, length_ms, transition_ms, transition: transition_ms ? clip.transition : "cut", start_ms };
  });
}

export const totalOf = (clips) => (clips.length ? clips.at(-1).start_ms + clips.at(-1).length_ms : 0);

/** Which clip plays then: in a transition, the one that comes; −1 where there is none. */
export const playingAt = (clips, at_ms) => clips.findLastIndex((clip) => clip.start_ms <= at_ms);

/** What a clip is before anything is done to it. */
export const AS_FILMED = {
  in_ms: 0,
  speed: 1,
  gain_db: 0,
  mute: false,
  fit: "auto",
  zoom: 1,
  focus_x: 0.5,
  focus_y: 0.5,
  transition: "cut",
  transition_ms: 0,
};

const uncut = { transition: "cut", transition_ms: 0 };

function halves(clip, at_ms) {
  const cut_ms = clip.in_ms + Math.round((at_ms - clip.start_ms) * clip.speed);
  return [
    { ...clip, out_ms: cut_ms },
    { ...clip, ...uncut, in_ms: cut_ms },
  ];
}

const ACTS = {
  trim: (clip, { in_ms, out_ms }) => [{ ...clip, in_ms, out_ms }],
  set: (clip, { values }) => [{ ...clip, ...values }],
  duplicate: (clip) => [clip, { ...clip, ...uncut }],
  remove: () => [],
};

/** The clips after the change, times and all. What cannot be done changes nothing. */
export function changed(clips, change, takes, min_ms) {
  const { act, place } = change;
  const next = [...clips];
  if (act === "split") {
    const at = splitAt(clips, change.at_ms, min_ms);
    if (at < 0) return clips;
    next.splice(at, 1, ...halves(clips[at], change.at_ms));
  } else if (act === "move") {
    next.splice(change.to, 0, ...next.splice(place, 1));
  } else if (act === "add") {
    const take = takes.find((one) => one.id === change.take);
    if (!take) return clips;
    const { client_id, src, duration_ms, width, height } = take;
    const number = takes.indexOf(take) + 1;
    next.splice(change.to, 0, { ...AS_FILMED, take: take.id, client_id, src, width, height, number, take_ms: duration_ms, out_ms: duration_ms });
  } else if (ACTS[act] && clips[place]) {
    next.splice(place, 1, ...ACTS[act](clips[place], change));
  }
  return laid(next);
}

const splits = (clip, at_ms, min_ms) =>
  at_ms - clip.start_ms >= min_ms && clip.start_ms + clip.length_ms - at_ms >= min_ms;

/** Which clip can be split then; −1 where none can. */
function splitAt(clips, at_ms, min_ms) {
  const at = playingAt(clips, at_ms);
  return at >= 0 && splits(clips[at], at_ms, min_ms) ? at : -1;
}

/** Which clip is selected after the change, where `selected` was before it: that one, where it cannot be done. */
export function selectedAfter(clips, change, selected, min_ms) {
  const { act, place } = change;
  if (act === "split") {
    const at = splitAt(clips, change.at_ms, min_ms);
    return at < 0 ? selected : at + 1;
  }
  if (act === "duplicate") return place + 1;
  if (act === "remove") return Math.max(0, Math.min(place, clips.length - 2));
  if (act === "move" || act === "add") return change.to;
  return selected;
}

/**
 * Which clip is selected once changes are not done that were shown already, newest last: the one that was before them,
 * unless another was chosen meanwhile. A change's `selection` are the places before and after it.
 */
export const selectedWithout = (dropped, selected) =>
  dropped.reduceRight((now, { selection }) => (selection?.[1] === now ? selection[0] : now), selected);

const CUT = ["take", "in_ms", "out_ms", "speed", "gain_db", "mute", "fit", "zoom", "focus_x", "focus_y", "transition", "transition_ms"];
const same = (one, other) => Boolean(one && other) && CUT.every((field) => one[field] === other[field]);

/** Which clip to choose after a step back or on: the one that came, or was changed; the one before what went. */
export function selectedBetween(before, after, selected) {
  const most = Math.max(before.length, after.length);
  const at = Array.from({ length: most }, (_, place) => place).find((place) => !same(before[place], after[place]));
  if (at === undefined) return selected;
  return Math.max(0, after.length < before.length ? at - 1 : at);
}

/** Begin and end of a clip in its take with one of them moved to `to_ms`: within the take, and not too short. */
export function trimmed(clip, edge, to_ms, min_ms) {
  const least = Math.ceil(min_ms * clip.speed);
  const { in_ms, out_ms, take_ms } = clip;
  if (edge === "in") return { in_ms: Math.round(Math.max(0, Math.min(to_ms, out_ms - least))), out_ms };
  return { in_ms, out_ms: Math.round(Math.min(take_ms, Math.max(to_ms, in_ms + least))) };
}

/** Where a clip comes to lie whose middle is dropped at `at_ms`: its place once it is taken out. */
export function placeFor(clips, from, at_ms) {
  return clips.filter((clip, place) => place !== from && clip.start_ms + clip.length_ms / 2 < at_ms).length;
}
