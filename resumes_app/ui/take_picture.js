// A small upright picture of what a video shows now.

/** A canvas of that size with the video's picture, which fills it. */
export function pictured(video, { width, height }) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const scale = Math.max(width / video.videoWidth, height / video.videoHeight);
  const [wide, tall] = [video.videoWidth * scale, video.videoHeight * scale];
  canvas.getContext("2d").drawImage(video, (width - wide) / 2, (height - tall) / 2, wide, tall);
  return canvas;
}

/** What stands for a take in lists. */
export const THUMB = { width: 90, height: 160, at_ms: 600, quality: 0.75 };

/** Its bytes, as `take_store.putThumb` keeps them. */
export const thumbOf = (video) => new Promise((done) => pictured(video, THUMB).toBlob(done, "image/jpeg", THUMB.quality));
