// Plays an edit as it will be rendered: its clips with look, texts, stickers, captions and music. Nothing is burned in.
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useCropHand, useCropped } from "./cropping.js";
import { EditPlayer } from "./edit_player.js";
import { EditOverlays } from "./edit_overlays.jsx";
import { FramedVideo } from "./framed_video.jsx";
import { playhead, usePlayhead, usePlaying, watchPlayhead } from "./playhead.js";
import { Icon, clock, useOffline } from "./shared.jsx";
import { useOwnAddresses } from "./take_addresses.js";
import { AS_FILMED } from "./timeline_model.js";

const SPOKEN_MS = 1000;
const NONE = []; // A cover has no track.

/** The clips, after them the takes that are still on their way, each with an address to play it from. */
function useClips(clips, coming) {
  const missing = [...clips, ...coming].filter(({ src }) => !src);
  const own = useOwnAddresses([...new Set(missing.map(({ client_id }) => client_id))]);
  let start_ms = clips.length ? clips.at(-1).start_ms + clips.at(-1).length_ms : 0;
  const added = coming.map(({ client_id, length_ms, heard }) => {
    start_ms += length_ms;
    return { ...AS_FILMED, client_id, heard, out_ms: length_ms, start_ms: start_ms - length_ms, length_ms };
  });
  const all = [...clips, ...added].map((clip) => ({ ...clip, src: clip.src || own[clip.client_id] || "" }));
  const key = JSON.stringify(all);
  return useMemo(() => all, [key]);
}

function usePlayer(clips, fps) {
  const [player] = useState(() => new EditPlayer(playhead));
  const state = useSyncExternalStore(
    (changed) => {
      player.addEventListener("change", changed);
      return () => player.removeEventListener("change", changed);
    },
    () => player.state,
  );
  useEffect(() => player.mount(), [player]);
  useEffect(() => player.edit(clips, fps), [player, clips, fps]);
  return [player, state];
}

/** The place in the edit, at the lower edge: it moves with every picture, without React. */
function Scrubber({ label }) {
  const [bar, range] = [useRef(null), useRef(null)];
  const { position_ms, total_ms } = usePlayhead(SPOKEN_MS);
  useEffect(() => {
    const [length, slider] = [bar.current, range.current];
    const moved = () => {
      length.style.transform = `scaleX(${playhead.total_ms ? playhead.position_ms / playhead.total_ms : 0})`;
      slider.value = playhead.position_ms;
    };
    moved();
    return watchPlayhead(moved);
  }, [total_ms]);
  return (
    <div className="absolute inset-x-3 bottom-0 z-20">
      <input
        ref={range}
        type="range"
        aria-label={label}
        aria-valuetext={`${clock(position_ms / 1000)} / ${clock(total_ms / 1000)}`}
        data-testid="scrubber"
        min={0}
        max={total_ms}
        step="any"
        defaultValue={0}
        onChange={(event) => playhead.seek(event.target.valueAsNumber)}
        className="peer block h-tap w-full cursor-pointer touch-pan-y opacity-0"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-x-0 bottom-4 block h-1.5 overflow-hidden rounded-pill bg-white/40 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-white"
      >
        <span ref={bar} className="block size-full origin-left bg-white" />
      </span>
    </div>
  );
}

/** Stand at the poster until it is moved or played, which is from the beginning: whether it does, and the press. */
function usePoster(poster_ms) {
  const { total_ms } = usePlayhead();
  const [left, leave] = useState(false);
  const stands = poster_ms !== undefined && total_ms > 0 && !left;
  useEffect(() => {
    if (!stands) return;
    playhead.seek(poster_ms);
    const { position_ms } = playhead;
    return watchPlayhead(() => playhead.position_ms !== position_ms && leave(true));
  }, [stands, poster_ms]);
  const press = () => {
    if (stands) playhead.seek(0);
    playhead.toggle();
  };
  return [stands, press];
}

/** The whole picture; its sign lies over texts and stickers, `aside` where these are worked at, or read: it plays there, too. */
function PlayButton({ place, playing, aside, labels, glyphs, onPress }) {
  const [crops, hand] = useCropHand(place, onPress);
  return (
    <button
      ref={place}
      type="button"
      aria-label={playing ? labels.pause : labels.play}
      {...hand}
      data-testid="play"
      data-aside={aside}
      data-crops={crops}
      className="group absolute inset-0 grid data-[crops=true]:cursor-move data-[crops=true]:touch-none place-items-center focus-visible:-outline-offset-4 data-[aside=true]:place-items-end data-[aside=true]:justify-items-start data-[aside=true]:pb-11 data-[aside=true]:pl-2"
    >
      <span
        data-playing={playing}
        className="relative z-20 grid size-18 group-data-[aside=true]:z-40 place-items-center rounded-pill bg-scrim text-white transition-opacity data-[playing=true]:opacity-0 group-focus-visible:opacity-100 group-data-[aside=true]:size-tap"
      >
        <Icon paths={playing ? glyphs.pause : glyphs.play} className="size-8 group-data-[aside=true]:size-5" />
      </span>
    </button>
  );
}

export function EditPreview({ clips, coming, filter, texts, stickers, captions: lines, burn, music, bedSrc, ducked, posterMs, hear, families, rules, cards, chosen, tools, labels, glyphs, onChoose, onPlace, onRemove }) {
  const all = useClips(clips, coming);
  const [player, { held, current, broken }] = usePlayer(all, rules.fps);
  const playing = usePlaying();
  const cropped = useCropped(clips);
  const framing = (clip) => (clip && cropped?.place === clip.index ? { ...clip, ...cropped.values } : (clip ?? undefined));
  const [bed, play] = [useRef(null), useRef(null)];
  const offline = useOffline(); // What is placed could not be saved.
  const id = useId();
  const [posed, press] = usePoster(posterMs);
  const captions = posed && !burn.on ? NONE : lines;
  useEffect(() => player.bed.set(bed.current, music, ducked), [player, bedSrc, music, ducked]);

  const heard = useRef(hear);
  useEffect(() => {
    if (hear === heard.current) return;
    heard.current = hear;
    playhead.play();
  }, [hear]);

  const aside = Boolean(chosen?.kind) || Boolean(cards?.includes(all[current]?.client_id));
  const crossing = all.some(({ transition_ms }) => transition_ms > 0);
  const slots = player.slots.slice(0, crossing ? 3 : 2);
  return (
    <div
      data-testid="preview"
      data-playing={playing}
      data-clip={current}
      className="relative m-auto aspect-[9/16] max-h-full max-w-full overflow-hidden rounded-card bg-black [container-type:size] h-[min(100%,calc(100cqw*16/9))]"
    >
      <div className="absolute inset-0 isolate" style={{ filter }}>
        {slots.map((slot, index) => (
          <Picture key={index} slot={slot} framing={framing(held[index])} tolerance={rules.tolerance} />
        ))}
      </div>
      {bedSrc && <audio ref={bed} key={bedSrc} src={bedSrc} loop preload="auto" />}
      {broken && <Instead text={labels.broken} testId="preview-broken" />}
      {!broken && all[current]?.heard && <Instead text={labels.heard} testId="preview-heard" />}
      <PlayButton place={play} playing={playing} aside={aside} labels={labels} glyphs={glyphs} onPress={press} />
      {posed && (
        <p
          data-testid="poster"
          data-aside={aside}
          className="pointer-events-none absolute bottom-7 left-2 z-20 data-[aside=true]:left-auto data-[aside=true]:right-2 rounded-chip bg-scrim px-2 py-1 text-xs font-semibold text-white"
        >
          {labels.poster}
        </p>
      )}
      <Scrubber label={labels.place} />
      <EditOverlays
        {...{ player, texts, stickers, captions, burn, families, rules }}
        placing={onPlace && !offline ? { id, chosen, tools, home: play, labels, onChoose, onPlace, onRemove } : null}
      />
    </div>
  );
}

/** What the slot has shown before must not be taken for this clip. */
const Instead = ({ text, testId }) => (
  <div className="absolute inset-0 grid place-items-center bg-stage p-4 pb-24" data-testid={testId}>
    <p className="self-start pt-[18cqh] text-center text-sm font-semibold text-white">{text}</p>
  </div>
);

function Picture({ slot, framing, tolerance }) {
  const video = useRef(null);
  useEffect(() => {
    slot.attach(video.current);
    return () => slot.attach(null);
  }, [slot]);
  return <FramedVideo video={video} framing={framing} tolerance={tolerance} place={{ "data-shown": false }} preload="auto" />;
}
