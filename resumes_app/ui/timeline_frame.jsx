// One moment of the edit as a small picture.
import { pictureAt, useFrame, useMedia } from "./timeline_media.js";
import { playingAt } from "./timeline_model.js";

const NO_CLIP = { client_id: "", src: "", take_ms: 0, in_ms: 0, start_ms: 0, speed: 1 };

/** As the take has it, in the shape of the video; until that is drawn, the nearest of the timeline's pictures. */
export function EditFrame({ clips, atMs, filter, className }) {
  const clip = clips[playingAt(clips, atMs)] ?? NO_CLIP;
  const take_ms = Math.round(clip.in_ms + (atMs - clip.start_ms) * clip.speed);
  const { pictures } = useMedia(clip);
  const picture = useFrame(clip, take_ms) || (pictures.length ? pictureAt(pictures, take_ms).src : "");
  return (
    <span aria-hidden="true" data-testid="edit-frame" className={className} style={{ filter }}>
      {picture && <img src={picture} alt="" className="size-full object-cover" />}
    </span>
  );
}
