// Plays an edit as it will look: takes one after another, with look, title and music. Nothing is burned in.
import { useEffect, useRef, useState } from "react";
import { EditTitle } from "./edit_title.jsx";
import { FramedVideo } from "./framed_video.jsx";
import { Icon } from "./shared.jsx";
import { session } from "./take_session.js";

const BED_DRIFT_S = 0.25;
const LINGER_MS = 10_000;

/** Addresses of the takes: the server's, or that of the browser's own copy where the take is still on its way. */
function useAddresses(takes) {
  const [own, set] = useState({});
  const missing = takes.filter((take) => !take.src).map((take) => take.client_id);
  const key = missing.join();
  useEffect(() => {
    let made = [];
    Promise.all(missing.map(async (id) => [id, await session.address(id)])).then((pairs) => {
      made = pairs.map(([, address]) => address);
      set(Object.fromEntries(pairs));
    });
    // Later, since a player may still be reading.
    return () => setTimeout(() => made.forEach((address) => URL.revokeObjectURL(address)), LINGER_MS);
  }, [key]);
  return takes.map((take) => take.src || own[take.client_id] || "");
}

function Take({ src, filter, shown, tolerance, video, onEnd, onTime, onBroken }) {
  return (
    <FramedVideo
      video={video}
      tolerance={tolerance}
      place={{ style: { filter }, "data-shown": shown }}
      src={src || undefined}
      preload="auto"
      onEnded={onEnd}
      onTimeUpdate={onTime}
      onError={src ? onBroken : undefined}
    />
  );
}

/** Music under the edit, kept in step with it. */
function useBed(bed, src, volume, playing, position_ms) {
  const newest_ms = useRef(0);
  newest_ms.current = position_ms;
  useEffect(() => {
    const audio = bed.current;
    if (!audio || !src) return;
    audio.volume = volume;
    if (!playing) {
      audio.pause();
      return;
    }
    const join = () => {
      const at_s = (newest_ms.current / 1000) % (audio.duration || Infinity);
      if (Math.abs(audio.currentTime - at_s) > BED_DRIFT_S) audio.currentTime = at_s;
      audio.play().catch(() => {}); // The picture's own button asks for the tap.
    };
    // Music just chosen has no length yet, and joins a take that is under way where it would be by then.
    if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) return join();
    audio.addEventListener("loadedmetadata", join, { once: true });
    return () => audio.removeEventListener("loadedmetadata", join);
    // In step at the beginning of each take; between, the loop runs by itself.
  }, [src, volume, playing, position_ms === 0]);
}

export function EditPreview({ takes, filter, title, dress, layout, families, bedSrc, bedVolume, hear, tolerance, labels, glyphs }) {
  const videos = [useRef(null), useRef(null)];
  const bed = useRef(null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [inside_ms, setInside] = useState(0);
  const [broken, setBroken] = useState({});
  const addresses = useAddresses(takes);

  const count = takes.length;
  const current = Math.min(at, Math.max(0, count - 1));
  const slot = current % 2;
  const following = count > 1 ? (current + 1) % count : null;
  const before_ms = takes.slice(0, current).reduce((sum, take) => sum + take.used_ms, 0);
  const total_ms = takes.reduce((sum, take) => sum + take.used_ms, 0);
  const position_ms = before_ms + inside_ms;
  useBed(bed, bedSrc, bedVolume, playing, position_ms);

  const heard = useRef(hear);
  useEffect(() => {
    if (hear === heard.current) return;
    heard.current = hear;
    setPlaying(true);
  }, [hear]);

  const showing = (place_of) => (place_of === slot ? current : following);
  const order = takes.map((take) => take.client_id).join();
  useEffect(() => {
    setAt(0);
    setInside(0);
  }, [order]);

  useEffect(() => {
    const [now, other] = slot ? [videos[1], videos[0]] : [videos[0], videos[1]];
    other.current?.pause();
    if (other.current) other.current.currentTime = 0;
    if (!playing || !now.current) return;
    now.current.play().catch(() => setPlaying(false));
  }, [playing, current, addresses[current]]);

  const go = (index) => {
    const video = videos[index % 2].current;
    if (video) video.currentTime = 0;
    setInside(0);
    setAt(index);
  };
  const next = () => {
    if (count === 1 || current + 1 < count) return go((current + 1) % count);
    setPlaying(false);
    return go(0);
  };
  const ended = (place_of) => {
    if (place_of !== slot) return;
    if (count === 1) setPlaying(false);
    next();
  };
  const moved = (place_of, target) => {
    if (place_of !== slot) return;
    setInside(target.currentTime * 1000);
    if (target.currentTime * 1000 >= takes[current].used_ms + 40 && !target.ended) ended(place_of);
  };

  const share = (take) => ({ flexGrow: Math.max(take.used_ms, 1) });
  return (
    <div
      data-testid="preview"
      data-playing={playing}
      data-take={current}
      className="relative m-auto aspect-[9/16] max-h-full max-w-full overflow-hidden rounded-card bg-black [container-type:size] h-full"
    >
      {videos.map((video, place_of) => {
        const index = showing(place_of);
        return (
          <Take
            key={place_of}
            video={video}
            src={index === null || index === undefined ? "" : addresses[index]}
            filter={filter}
            shown={place_of === slot}
            tolerance={tolerance}
            onEnd={() => ended(place_of)}
            onTime={(event) => moved(place_of, event.target)}
            onBroken={() => setBroken({ ...broken, [takes[index]?.client_id]: true })}
          />
        );
      })}
      {bedSrc && <audio ref={bed} key={bedSrc} src={bedSrc} loop preload="auto" />}
      {broken[takes[current]?.client_id] && (
        <p className="absolute inset-x-6 top-1/3 rounded-control bg-scrim p-4 text-center text-white">{labels.broken}</p>
      )}
      {title && position_ms < layout.until_ms && (
        <EditTitle text={title} dress={dress} layout={layout} families={families} />
      )}
      <button
        type="button"
        aria-label={playing ? labels.pause : labels.play}
        onClick={() => setPlaying(!playing)}
        data-testid="play"
        className="group absolute inset-0 grid place-items-center focus-visible:-outline-offset-4"
      >
        <span
          data-playing={playing}
          className="grid size-18 place-items-center rounded-pill bg-scrim text-white transition-opacity data-[playing=true]:opacity-0 group-focus-visible:opacity-100"
        >
          <Icon paths={playing ? glyphs.pause : glyphs.play} className="size-8" />
        </span>
      </button>
      <ol className="absolute inset-x-3 bottom-2 flex gap-1" aria-label={labels.takes}>
        {takes.map((take, index) => (
          <li key={take.client_id} style={share(take)} className="min-w-6">
            <button
              type="button"
              aria-label={`${labels.take} ${index + 1}`}
              aria-current={index === current}
              onClick={() => go(index)}
              className="block w-full py-3"
            >
              <span className="block h-1.5 overflow-hidden rounded-pill bg-white/40">
                <span
                  className="block h-full bg-white"
                  style={{
                    width: `${index < current ? 100 : index > current ? 0 : Math.min(100, (100 * inside_ms) / Math.max(take.used_ms, 1))}%`,
                  }}
                />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="sr-only">{`${Math.round(total_ms / 1000)} s`}</p>
    </div>
  );
}
