// The clips side by side, to scale, under a ruler; and the line where the video stands.
import { useLayoutEffect, useRef, useState } from "react";

import { playhead, usePlayhead } from "./playhead.js";
import { clock, fill, useLatest } from "./shared.jsx";
import { UNCOVERED } from "./timeline_bars.jsx";
import { TimelineClip, seconds } from "./timeline_clip.jsx";
import { useDrag, usePinch } from "./timeline_gestures.js";
import { placeFor, totalOf } from "./timeline_model.js";
import { EDGE_PX, useFollow } from "./timeline_view.js";

const FRAME_MS = 1000 / 30;
const TICKS_S = [1, 2, 5, 10, 15, 30];
const TICK_PX = 56;

function Ruler({ total_ms, pps }) {
  const step = TICKS_S.find((tick) => tick * pps >= TICK_PX) ?? 60;
  const ticks = Array.from({ length: Math.floor(total_ms / 1000 / step) + 1 }, (_, at) => at * step);
  return (
    <div aria-hidden="true" className="absolute inset-x-0 top-0 h-7 text-xs tabular-nums text-ink-soft">
      {ticks.map((tick) => (
        <span key={tick} style={{ left: tick * pps }} className="absolute top-1 border-l border-line-strong pl-1">
          {clock(tick)}
        </span>
      ))}
    </div>
  );
}

const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -1, PageUp: 1 };

/** Where a key leads the playhead from here; null for keys that do not move it. */
export function stepped(key, shift) {
  if (key === "Home") return 0;
  if (key === "End") return playhead.total_ms;
  if (!KEYS[key]) return null;
  return Math.round(playhead.position_ms + KEYS[key] * (shift || key.startsWith("Page") ? 1000 : FRAME_MS));
}

function Playhead({ pps, labels, grip }) {
  const line = useRef(null);
  const { position_ms, total_ms, playing } = usePlayhead();
  const rate = useLatest(pps);
  useLayoutEffect(() => {
    const move = () => {
      if (line.current) line.current.style.transform = `translateX(${(playhead.position_ms / 1000) * rate.current}px)`;
    };
    move();
    playhead.addEventListener("move", move);
    return () => playhead.removeEventListener("move", move);
  }, [pps]);
  const pressed = (event) => {
    const to_ms = event.ctrlKey || event.metaKey || event.altKey ? null : stepped(event.key, event.shiftKey);
    if (to_ms === null) return;
    event.preventDefault();
    event.stopPropagation();
    playhead.pause();
    playhead.seek(to_ms);
  };
  return (
    <div ref={line} className="pointer-events-none absolute inset-y-0 left-0 z-40 w-0">
      <div
        role="slider"
        tabIndex={0}
        aria-label={labels.playhead}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.round(total_ms)}
        aria-valuenow={Math.round(position_ms)}
        aria-valuetext={fill(labels.playhead_value, { at: seconds(position_ms), of: seconds(total_ms) })}
        data-testid="playhead"
        data-playing={playing}
        onKeyDown={pressed}
        {...grip}
        className="pointer-events-auto absolute -left-3 top-0 grid h-7 w-6 cursor-ew-resize touch-none place-items-start justify-center pointer-coarse:-left-5.5 pointer-coarse:size-tap"
      >
        <span className="h-5 w-4 rounded-chip bg-ink" />
      </div>
      <span className="absolute -left-px bottom-0 top-5 w-0.5 bg-ink ring-1 ring-canvas" />
    </div>
  );
}

/** Presses and drags on the ruler move the playhead, as do drags of its grip; a second finger ends that. */
function useScrub(track, pps) {
  const from = useRef(null); // How far right of the playhead it was taken hold of.
  const at = (event) => ((event.clientX - track.current.getBoundingClientRect().left) / pps) * 1000;
  const over = () => (from.current = null);
  const press = (event, off_ms) => {
    over();
    if (event.button || !event.isPrimary) return false;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = off_ms;
    playhead.pause();
    return true;
  };
  const acts = {
    onPointerMove: (event) => from.current !== null && playhead.seek(Math.round(at(event) - from.current)),
    onPointerUp: over,
    onPointerCancel: over,
  };
  const ruler = { ...acts, onPointerDown: (event) => press(event, 0) && playhead.seek(Math.round(at(event))) };
  const grip = { ...acts, onPointerDown: (event) => press(event, at(event) - playhead.position_ms) };
  return { ruler, grip };
}

/**
 * Calls `onTrim(place, ends)` once a handle is let go, `onMove(place, to)` once a clip is dropped elsewhere, `onSelect`
 * when one is pressed. Children stand behind the last clip.
 */
export function Strip({ box, clips, selected, pps, minMs, labels, onSelect, onTrim, onMove, onZoom, children }) {
  const [trim, setTrim] = useState(null); // {edge, ends} of the selected clip while a handle is dragged
  const [drop, setDrop] = useState(null); // {from, to} while a clip is dragged
  const track = useRef(null);
  const scrub = useScrub(track, pps);
  const shown = useLatest(clips);
  useFollow(box, pps);
  usePinch(box, onZoom);
  useDrag(box, {
    onOver: (from, x_px) => setDrop(from === null ? null : { from, to: placeFor(shown.current, from, (x_px / pps) * 1000) }),
    onDrop: (from, x_px) => {
      const to = placeFor(shown.current, from, (x_px / pps) * 1000);
      if (to !== from) onMove(from, to);
    },
  });

  const seen = trim && clips[selected] ? seenWith(clips, selected, trim) : clips;
  const total_ms = totalOf(seen);
  const moved = (edge, ends) => {
    playhead.pause();
    setTrim({ edge, ends });
    const clip = clips[selected];
    const at = edge === "in" ? ends.in_ms : ends.out_ms;
    playhead.seek(clip.start_ms + Math.min(clip.length_ms - 1, Math.max(0, (at - clip.in_ms) / clip.speed)));
  };
  const done = (keep) => {
    if (keep && trim) onTrim(selected, trim.ends);
    setTrim(null);
  };
  const mark = drop && drop.to !== drop.from ? markOf(clips, drop) : null;
  const pressed = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || !event.target.matches("[data-clip]") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const to = Math.max(0, Math.min(clips.length - 1, Number(event.target.dataset.clip) + by));
    track.current.querySelector(`[data-clip="${to}"]`).focus();
    onSelect(to, null);
  };
  return (
    <div
      ref={box}
      data-testid="strip"
      tabIndex={-1} // As the bars.
      className={`min-h-0 min-w-0 overflow-x-auto overflow-y-hidden overscroll-x-contain rounded-control bg-surface ${UNCOVERED}`}
    >
      <div
        className="relative flex h-full w-max min-w-full items-end gap-2"
        style={{ paddingLeft: EDGE_PX, paddingRight: EDGE_PX }}
      >
        <div ref={track} className="relative h-full min-h-23 flex-none pb-1 lg:h-30" style={{ width: (total_ms / 1000) * pps }}>
          <Ruler total_ms={total_ms} pps={pps} />
          <div {...scrub.ruler} data-testid="ruler" className="absolute inset-x-0 top-0 h-7 cursor-pointer touch-none" />
          <ol
            aria-label={labels.clips}
            onKeyDown={pressed}
            className="absolute inset-x-0 bottom-1 top-7"
            // What is cut from the left of a clip moves its left edge, not the rest of the video.
            style={{ transform: trim?.edge === "in" ? `translateX(${(trimmedOff(clips[selected], trim) / 1000) * pps}px)` : "" }}
          >
            {seen.map((clip, place) => (
              <TimelineClip
                key={place}
                {...{ clip, place, pps, minMs, labels }}
                count={seen.length}
                selected={place === selected}
                onSelect={(at_ms) => onSelect(place, at_ms)}
                onStep={(ends) => onTrim(place, ends)}
                onTrim={moved}
                onDone={done}
              />
            ))}
          </ol>
          {mark !== null && (
            <span
              data-testid="drop-mark"
              style={{ left: (mark / 1000) * pps }}
              className="absolute bottom-1 top-7 z-40 w-1 -translate-x-1/2 rounded-pill bg-primary"
            />
          )}
          <Playhead pps={pps} labels={labels} grip={scrub.grip} />
        </div>
        {children}
      </div>
    </div>
  );
}

const trimmedOff = (clip, { ends }) => (ends.in_ms - clip.in_ms) / clip.speed;

function markOf(clips, { from, to }) {
  const before = clips.filter((_, place) => place !== from)[to - 1];
  return before ? before.start_ms + before.length_ms : 0;
}

/** The clips as they are seen while a handle is dragged: those after it move along. */
function seenWith(clips, selected, { ends }) {
  const clip = clips[selected];
  const length_ms = Math.round((ends.out_ms - ends.in_ms) / clip.speed);
  const by = length_ms - clip.length_ms;
  return clips.map((one, place) => {
    if (place < selected) return one;
    return place === selected ? { ...one, ...ends, length_ms } : { ...one, start_ms: one.start_ms + by };
  });
}
