// One clip on the timeline: its pictures, its sound, and the handles that trim it.
import { useEffect, useRef } from "react";

import { fill, useLatest } from "./shared.jsx";
import { playhead } from "./playhead.js";
import { drawPeaks, pictureAt, useMedia } from "./timeline_media.js";
import { trimmed } from "./timeline_model.js";

const TILE_PX = 40;
const MOST_TILES = 24;
const MOST_CANVAS_PX = 3000;
const FRAME_MS = 1000 / 30;

export const seconds = (ms) => (ms / 1000).toFixed(1);

function Pictures({ pictures, clip, width_px }) {
  if (!pictures.length) return null;
  const count = Math.max(1, Math.min(MOST_TILES, Math.round(width_px / TILE_PX)));
  const span = (clip.out_ms - clip.in_ms) / count;
  return (
    <span className="absolute inset-0 flex" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <img
          key={at}
          src={pictureAt(pictures, clip.in_ms + (at + 0.5) * span).src}
          alt=""
          draggable={false}
          className="h-full min-w-0 flex-1 object-cover"
        />
      ))}
    </span>
  );
}

function Sound({ peaks, clip, width_px }) {
  const canvas = useRef(null);
  const width = Math.min(MOST_CANVAS_PX, Math.ceil(width_px * (globalThis.devicePixelRatio || 1)));
  const { in_ms, out_ms, gain_db, mute } = clip;
  useEffect(() => {
    if (canvas.current && width) drawPeaks(canvas.current, peaks, clip);
  }, [peaks, width, in_ms, out_ms, gain_db, mute]);
  return <canvas ref={canvas} width={width} height={40} aria-hidden="true" className="absolute inset-x-0 bottom-0 h-5 w-full bg-scrim" />;
}

const SLOP_PX = 2;
const NARROW_PX = 68; // Below it handles lie beside the clip: between them a finger would find nothing of it.

/** Presses the clip that lies under a handle: on a phone a handle is wider than a short clip beside it. */
function pressUnder({ clientX, clientY }) {
  const clip = document.elementsFromPoint(clientX, clientY).find((part) => part.matches("[data-clip]"));
  clip?.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1, clientX, clientY }));
}

/**
 * What a handle does while it is dragged: `onTrim(edge, to_ms)` for each movement, `onDone` at the end, true to keep: not
 * where a second finger came, which zooms.
 */
function useHandle(edge, { clip, pps, onTrim, onDone }) {
  const drag = useRef(null);
  const told = useLatest({ onTrim, onDone });
  const from_ms = edge === "in" ? clip.in_ms : clip.out_ms;
  const end = (keep) => (event) => {
    const held = drag.current;
    if (!held) return;
    drag.current = null;
    told.current.onDone(keep && held.moved);
    if (keep && !held.moved) pressUnder(event);
  };
  useEffect(() => {
    const second = (event) => event.isPrimary || end(false)(event);
    addEventListener("pointerdown", second, true);
    return () => removeEventListener("pointerdown", second, true);
  }, []);
  return {
    onPointerDown(event) {
      if (event.button || !event.isPrimary) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.focus({ preventScroll: true });
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, from_ms, rate: (1000 * clip.speed) / pps };
    },
    onPointerMove(event) {
      if (!drag.current) return;
      const { x, from_ms: began, rate } = drag.current;
      drag.current.moved ||= Math.abs(event.clientX - x) > SLOP_PX;
      told.current.onTrim(edge, began + (event.clientX - x) * rate);
    },
    onPointerUp: end(true),
    onPointerCancel: end(false),
  };
}

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

function Handle({ edge, outside, clip, pps, place, minMs, labels, onTrim, onDone, onStep }) {
  const value = edge === "in" ? clip.in_ms : clip.out_ms;
  const acts = useHandle(edge, { clip, pps, onTrim, onDone });
  const pressed = (event) => {
    const step = STEPS[event.key] ? STEPS[event.key] * (event.shiftKey ? 1000 : FRAME_MS * clip.speed) : 0;
    const end = { Home: 0, End: clip.take_ms }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (!step && end === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(edge, end ?? value + step);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={fill(labels[edge === "in" ? "trim_in" : "trim_out"], { n: place + 1 })}
      aria-orientation="horizontal"
      aria-valuemin={edge === "in" ? 0 : Math.round(clip.in_ms + minMs)}
      aria-valuemax={edge === "in" ? Math.round(clip.out_ms - minMs) : clip.take_ms}
      aria-valuenow={value}
      aria-valuetext={fill(labels.trim_value, { at: seconds(value), of: seconds(clip.take_ms) })}
      data-testid={`trim-${edge}`}
      data-edge={edge}
      data-outside={outside}
      onKeyDown={pressed}
      {...acts}
      className="group/handle absolute inset-y-0 z-30 flex w-6 cursor-ew-resize touch-none items-center data-[edge=in]:-left-3 data-[edge=out]:-right-3 data-[edge=in]:justify-end data-[edge=out]:justify-start pointer-coarse:w-11 pointer-coarse:data-[edge=in]:-left-8 pointer-coarse:data-[edge=out]:-right-8 data-[outside=true]:data-[edge=in]:-left-6 data-[outside=true]:data-[edge=out]:-right-6 pointer-coarse:data-[outside=true]:data-[edge=in]:-left-11 pointer-coarse:data-[outside=true]:data-[edge=out]:-right-11"
    >
      <span
        data-edge={edge}
        className="grid h-full w-3 place-items-center bg-primary data-[edge=in]:rounded-l-chip data-[edge=out]:rounded-r-chip"
      >
        <span className="h-5 w-0.5 rounded-pill bg-on-primary" />
      </span>
    </div>
  );
}

export function TimelineClip({ clip, place, count, pps, selected, minMs, labels, onSelect, onStep, onTrim, onDone }) {
  const { pictures, peaks } = useMedia(clip);
  const width_px = (clip.length_ms / 1000) * pps;
  const words = { n: place + 1, of: count, take: clip.number, length: seconds(clip.length_ms), at: seconds(clip.start_ms) };
  const chosen = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    // By a key there is no point that was pressed.
    onSelect(event.detail ? clip.start_ms + ((event.clientX - box.left) / pps) * 1000 : null);
  };
  const trim = (edge, to_ms) => trimmed(clip, edge, to_ms, minMs);
  const step = (edge, to_ms) => {
    const ends = trim(edge, to_ms);
    onStep(ends);
    playhead.pause();
    playhead.seek(edge === "in" ? clip.start_ms : clip.start_ms + (ends.out_ms - ends.in_ms) / clip.speed - FRAME_MS);
  };
  const handle = { outside: width_px < NARROW_PX, clip, pps, place, minMs, labels, onDone, onStep: step };
  return (
    <li
      data-testid="clip"
      data-place={place}
      data-take={clip.take}
      data-selected={selected}
      style={{ left: (clip.start_ms / 1000) * pps, width: Math.max(width_px, 2) }}
      className="absolute inset-y-0 data-[dragged=true]:z-30 data-[selected=true]:z-20 data-[dragged=true]:opacity-80"
    >
      <button
        type="button"
        data-clip={place}
        aria-current={selected || undefined}
        aria-label={fill(labels.clip, words)}
        onClick={chosen}
        className="absolute inset-0 touch-pan-x select-none overflow-hidden rounded-chip bg-sunken ring-inset focus-visible:-outline-offset-4 [-webkit-touch-callout:none]"
      >
        <Pictures pictures={pictures} clip={clip} width_px={width_px} />
        <Sound peaks={peaks} clip={clip} width_px={width_px} />
        <span
          aria-hidden="true"
          data-selected={selected}
          className="absolute inset-0 rounded-chip border-2 border-canvas data-[selected=true]:border-4 data-[selected=true]:border-primary"
        />
        <span
          aria-hidden="true"
          data-selected={selected}
          className="absolute left-1.5 top-1.5 flex gap-1 text-xs font-bold text-white data-[selected=true]:left-4"
        >
          <span className="rounded-chip bg-scrim px-1.5">{clip.number}</span>
          {width_px > 90 && clip.speed !== 1 && <span className="rounded-chip bg-scrim px-1.5">{`${clip.speed}×`}</span>}
          {width_px > 140 && clip.transition !== "cut" && (
            <span className="rounded-chip bg-scrim px-1.5">{labels[`transition_${clip.transition}`]}</span>
          )}
        </span>
      </button>
      {selected && (
        <>
          <Handle edge="in" {...handle} onTrim={(edge, to_ms) => onTrim(edge, trim(edge, to_ms))} />
          <Handle edge="out" {...handle} onTrim={(edge, to_ms) => onTrim(edge, trim(edge, to_ms))} />
        </>
      )}
    </li>
  );
}
