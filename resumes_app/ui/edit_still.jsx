// One moment of the edit as a picture that stands still: as its poster will be, or as what a look is tried on.
import { useRef, useSyncExternalStore } from "react";
import { layersAt, pictureAt as numberAt, placed, takeTime } from "./edit_clips.js";
import { stickerBlock, textBlock } from "./edit_layout.js";
import { EditCaption, EditSticker, EditText, useTypefaces } from "./edit_texts.jsx";
import { WHOLE, framed } from "./framing.js";
import { playhead, watchPlayhead } from "./playhead.js";
import { TakeThumb } from "./takes.jsx";
import { pictureAt, useFrame, useMedia } from "./timeline_media.js";
import { playingAt } from "./timeline_model.js";

const HEIGHT_PX = 480; // Of a picture that may be cropped to a quarter of its height.
const NO_CLIP = { client_id: "", src: "", take_ms: 0, in_ms: 0, start_ms: 0, speed: 1 };
const share = (part) => `${100 * part}%`;

/** Until the moment's own picture is drawn, the nearest of the timeline's, which has lost its sides. */
function Layer({ clip, take_ms, style, tolerance }) {
  const { pictures } = useMedia(clip);
  const size = { width: Math.round((HEIGHT_PX * clip.width) / clip.height), height: HEIGHT_PX };
  const whole = useFrame(clip, take_ms, size);
  const src = whole || (pictures.length ? pictureAt(pictures, take_ms).src : "");
  if (!src) return null;
  const { fills, left, top, width, height } = framed(clip, WHOLE, clip, tolerance);
  const lies = { left: share(left), top: share(top), width: share(width), height: share(height) };
  return (
    <div className="absolute inset-0 overflow-hidden" style={style}>
      {!fills && <img src={src} alt="" className="absolute inset-0 size-full scale-110 object-cover blur-[1.875cqh] brightness-90" />}
      <img
        src={src}
        alt=""
        data-testid="still-picture"
        data-whole={Boolean(whole)}
        className={`absolute max-w-none ${whole ? "object-fill" : "object-cover"}`}
        style={lies}
      />
    </div>
  );
}

/** As it is rendered, in a place of the video's shape. */
export function EditStill({ clips, atMs, filter, texts, stickers, captions, burn, families, rules, className }) {
  useTypefaces();
  const lying = placed(clips, rules.fps);
  const number = numberAt(lying, rules.fps, atMs);
  const now_ms = Math.round((number * 1000) / rules.fps);
  const seen = (items) => items.filter(({ start_ms, end_ms }) => start_ms <= now_ms && now_ms < end_ms);
  const cue = burn.on && seen(captions)[0];
  return (
    <div aria-hidden="true" data-testid="edit-still" className={`relative overflow-hidden [container-type:size] ${className}`}>
      <div className="absolute inset-0 isolate" style={{ filter }}>
        {layersAt(lying, number).map(({ clip, style }) => (
          <Layer
            key={clip.index}
            {...{ clip, style }}
            take_ms={Math.round(1000 * takeTime(clip, number, rules.fps))}
            tolerance={rules.tolerance}
          />
        ))}
      </div>
      {seen(stickers).map((item, place) => (
        <EditSticker key={place} item={item} drawn={stickerBlock(item, rules)} rules={rules} />
      ))}
      {seen(texts).map((item, place) => (
        <EditText key={place} item={item} drawn={textBlock(item, families[item.face], rules)} families={families} rules={rules} />
      ))}
      {cue && <EditCaption cue={cue} burn={burn} families={families} rules={rules} />}
    </div>
  );
}

/** Where the preview stands; while it plays, where it stood before. */
function useRest() {
  const rest_ms = useRef(0);
  return useSyncExternalStore(watchPlayhead, () => {
    if (!playhead.playing) rest_ms.current = playhead.picture_ms;
    return rest_ms.current;
  });
}

/** The clip in which the preview stands, by the nearest of the timeline's pictures; the take where there is no clip. */
export function StandingThumb({ clips, clientId, src, number, className }) {
  const at_ms = useRest();
  const clip = clips[playingAt(clips, at_ms)] ?? NO_CLIP;
  const { pictures } = useMedia(clip);
  const near = pictures.length > 1 && pictureAt(pictures, clip.in_ms + (at_ms - clip.start_ms) * clip.speed);
  const drawn = useFrame(near ? clip : NO_CLIP, near ? near.at_ms : 0);
  const [id, address, name] = clip.client_id ? [clip.client_id, clip.src, clip.number] : [clientId, src, number];
  return near ? (
    <img src={drawn || near.src} alt="" data-testid="standing" data-clip={clip.client_id} className={className} />
  ) : (
    <TakeThumb key={id} clientId={id} src={address} number={name} className={className} />
  );
}
