// Where every clip of an edit lies, in pictures as the renderer counts them, and how each looks at one of them. Pure.

/** To the nearest whole number, halves to the even one: as the renderer rounds. */
function rounded(value) {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
}

/**
 * The clips with their place: pictures `from` up to but without `to`, of which the first `shared` are also the last
 * ones of the clip before.
 */
export function placed(clips, fps) {
  const picture = (at_ms) => rounded((at_ms * fps) / 1000);
  const lying = clips.map((clip, index) => ({
    ...clip,
    index,
    from: picture(clip.start_ms),
    to: picture(clip.start_ms + clip.length_ms),
  }));
  return lying.map((clip, index) => ({ ...clip, shared: index ? Math.max(0, lying[index - 1].to - clip.from) : 0 }));
}

/** The number of the picture that is seen at a position of the edit. */
export function pictureAt(clips, fps, position_ms) {
  const last = clips.length ? clips.at(-1).to - 1 : 0;
  return Math.max(0, Math.min(Math.floor((position_ms * fps) / 1000 + 1e-6), last));
}

const smooth = (from, to, value) => {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return part * part * (3 - 2 * part);
};
const LARGEST = 256; // Above it a single pixel of the picture fills the frame.

/** By transition, as ffmpeg's `xfade` draws it: styles of the clip that goes and of the one that comes, `part` 0 to 1. */
const MOVES = {
  fade: (part) => [{}, { opacity: part }],
  slide: (part) => [{ transform: `translateX(${-100 * part}%)` }, { transform: `translateX(${100 * (1 - part)}%)` }],
  zoom: (part) => [
    { transform: `scale(${Math.min(LARGEST, 1 / smooth(0.5, 1, 1 - part))})` },
    { opacity: 1 - smooth(0, 0.5, 1 - part) },
  ],
};

/** What is seen at a picture, from the bottom: one clip, or two with their styles. */
export function layersAt(clips, picture) {
  const index = Math.max(0, clips.findLastIndex((clip) => clip.from <= picture));
  const [before, clip] = [clips[index - 1], clips[index]];
  if (!clip) return [];
  if (!before || picture >= before.to) return [{ clip, style: {} }];
  const [leaving, coming] = MOVES[clip.transition]((picture - clip.from) / clip.shared);
  return [
    { clip: before, style: leaving },
    { clip, style: coming },
  ];
}

const EDGE_MS = 2; // Times of pictures are rounded in files: who asks for their very edge may get the next one.

/** Where in its take a clip's picture is, in seconds: just before that of the next, since the renderer rounds to pictures. */
export function takeTime(clip, picture, fps) {
  const into_ms = (((picture - clip.from + 0.5) * 1000) / fps) * clip.speed;
  return Math.min(clip.in_ms + into_ms, clip.out_ms) / 1000 - EDGE_MS / 1000;
}

/** The position in the edit where the clip shows this moment of its take. */
export const positionOf = (clip, take_s) => clip.start_ms + (take_s * 1000 - clip.in_ms) / clip.speed;

export const endOf = (clip) => clip.start_ms + clip.length_ms;

/** True where `next` goes on in its take just where `clip` ends, so that one player can show both without a break. */
export const goesOn = (clip, next) =>
  next.src === clip.src && next.in_ms === clip.out_ms && next.speed === clip.speed && next.shared === 0;
