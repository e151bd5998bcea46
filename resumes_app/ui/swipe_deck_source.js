// Which file of a clip the deck plays.

const SHARP_MBIT_S = 8; // The 1080 file has up to 7, and the next cards come down beside it.
const SHARP_PX = 1280;

/**
 * 720 unless the link is known to be slow: a stage on a desk shows the difference. 1080, which few clips have, where
 * the link is known to be fast and the screen has more lines than the 720 file.
 *
 * @param link the browser's `navigator.connection`, which not every browser has
 * @param linesPx height of the window in the screen's own pixels
 */
export function sourceOf(clip, link, linesPx) {
  const slow = link?.saveData || /2g|3g/.test(link?.effectiveType ?? "");
  if (slow) return clip.mp4_480 || clip.mp4_720;
  const sharp = (link?.downlink ?? 0) >= SHARP_MBIT_S && linesPx > SHARP_PX;
  return (sharp && clip.mp4_1080) || clip.mp4_720 || clip.mp4_480;
}
