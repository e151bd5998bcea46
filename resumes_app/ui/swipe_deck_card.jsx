// One card of the pile: the clip, what is said, and the drag that decides.

import { useEffect, useMemo, useRef, useState } from "react";
import { animate, motion, useMotionValue, useTransform } from "motion/react";

import { Icon, fill } from "./shared.jsx";
import { Seek, usePlayback } from "./swipe_deck_playback.jsx";
import { sourceOf } from "./swipe_deck_source.js";
import { playOrPause, useSpoken } from "./swipe_deck_shared.jsx";
import { Veiled, stagesOf } from "./swipe_deck_stage.jsx";

const OFF = { left: { x: -640, y: 40 }, right: { x: 640, y: 40 }, up: { x: 0, y: -1000 }, away: {} };
const COMMIT_PX = 150;
const COMMIT_UP_PX = 190;
const FLICK_S = 0.18; // How far a flick would have carried, in seconds of its speed.
const COME_S = 0.24;
const LEAVE_S = 0.28;
const VIDEO =
  "absolute inset-x-0 top-[var(--deck-head)] h-[calc(100%-var(--deck-head)-var(--deck-foot))] w-full object-cover " +
  "max-lg:[@media(min-aspect-ratio:465/1000)]:object-contain";

function directionOf({ offset, velocity }) {
  const x = offset.x + velocity.x * FLICK_S;
  const y = offset.y + velocity.y * FLICK_S;
  if (y < -COMMIT_UP_PX && Math.abs(y) > Math.abs(x)) return "up";
  if (Math.abs(x) < COMMIT_PX) return "";
  return x > 0 ? "right" : "left";
}

function Overlay({ state, labels, glyphs, onPress }) {
  if (state === "playing" || state === "waiting") return null;
  const text = { broken: labels.broken, ended: labels.again, blocked: labels.tap }[state];
  return (
    <div className="pointer-events-none absolute inset-0 grid place-content-center justify-items-center gap-3">
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        onClick={onPress}
        className="grid size-18 place-items-center rounded-pill bg-scrim text-white"
      >
        <Icon paths={state === "ended" || state === "broken" ? glyphs.again : glyphs.play} solid={state === "paused" || state === "blocked"} className="size-8" />
      </button>
      {text && <p className="rounded-pill bg-scrim px-4 py-1.5 text-sm font-semibold text-white">{text}</p>}
    </div>
  );
}

function Stamp({ action, opacity, place }) {
  if (!action) return null;
  return (
    <motion.b
      aria-hidden="true"
      style={{ opacity }}
      data-tone={action.tone}
      className={`pointer-events-none absolute rounded-control border-4 bg-scrim px-4 py-1.5 font-display text-xl font-extrabold uppercase tracking-wide data-[tone=danger]:border-danger data-[tone=danger]:text-danger data-[tone=positive]:border-positive data-[tone=positive]:text-positive data-[tone=star]:border-star data-[tone=star]:text-star ${place}`}
    >
      {action.stamp}
    </motion.b>
  );
}

function Clip({ card, active, nearby, playback, labels, glyphs, captions, control, footer, onAct }) {
  const video = useRef(null);
  const [state, setState] = useState("waiting");
  const [at_s, setAt] = useState(0);
  const length_s = card.clip.duration_ms / 1000;
  const cue = useSpoken(video, card.id, active);
  const count = usePlayback(video, { ...playback, active, onState: setState });
  const toggle = () => playOrPause(video.current, setState);
  useEffect(() => {
    if (!active) return undefined;
    control.current = { toggle };
    return () => (control.current = null);
  }, [active]);
  useEffect(() => {
    if (active) playback.onPlays(state === "playing" || state === "waiting");
  }, [active, state]);
  // Once for each clip: a link that gets slower must not begin the film anew.
  const source = useMemo(
    () => sourceOf(card.clip, navigator.connection, window.innerHeight * window.devicePixelRatio),
    [card.clip.token],
  );
  return (
    <>
      <video
        ref={video}
        src={active || nearby ? source : undefined}
        poster={card.clip.poster || undefined}
        preload="auto"
        playsInline
        aria-label={fill(labels.clip_of, { name: card.name })}
        onClick={active ? toggle : undefined}
        onPlaying={() => setState("playing")}
        onLoadedData={() => active && onAct("picture")}
        onPause={(event) => setState(event.target.ended ? "ended" : "paused")}
        onEnded={() => setState("ended")}
        onWaiting={() => setState("waiting")}
        onError={() => setState("broken")}
        onTimeUpdate={({ target }) => {
          setAt(target.currentTime);
          count(target.currentTime);
        }}
        draggable={false}
        // An upright phone's clip stands between head and buttons. Where filling the place would cut off more than the rim that
        // words keep clear of, the whole clip is seen instead.
        className={VIDEO}
      >
        {card.clip.captions && (active || nearby) && (
          <track kind="captions" src={card.clip.captions} label={labels.captions} default={!card.clip.captions_drawn} />
        )}
      </video>
      {active && <Overlay state={state} labels={labels} glyphs={glyphs} onPress={toggle} />}
      <div className="scrim-bottom pointer-events-none absolute inset-x-0 bottom-0 px-4 pb-[calc(var(--deck-bar)+var(--space)*3)] pt-24 max-lg:[@media(max-height:30rem)]:pt-6 lg:pb-4">
        <div className="relative flex flex-col gap-2.5">
          {/* Above the rest without moving it. */}
          {captions && cue && !card.clip.captions_drawn && (
            <div className="absolute inset-x-0 bottom-full grid justify-items-center pb-2.5">
              <p className="rounded-control bg-scrim px-3 py-1.5 text-center text-base font-semibold text-white" data-testid="caption">
                {cue}
              </p>
            </div>
          )}
          {footer}
          {/* Its place is there before it: the name stands still as the card comes up. */}
          {active ? (
            <div className="pointer-events-auto">
              <Seek at_s={at_s} length_s={length_s} labels={labels} onSeek={(to_s) => (video.current.currentTime = to_s)} />
            </div>
          ) : (
            <div className="h-6" />
          )}
        </div>
      </div>
    </>
  );
}

/** Whoever has opened the next stage begins at its heading. */
function useHeadingOf(stage, active, heading) {
  const before = useRef(stage);
  useEffect(() => {
    if (active && before.current !== stage) document.getElementById(heading)?.focus({ preventScroll: true });
    before.current = stage;
  }, [stage, active]);
}

/** Flies out for itself: a card is gone when its time is over, painted or not. `AnimatePresence` would keep each one until
 *  the last of all has flown out, and in a tab that nobody looks at, where nothing is painted, all of them. */
export function DeckCard({ card, depth, nearby, entry, leaves, reduced, decides, actions, stages, playback, captions, control, labels, glyphs, heading, onGo, onAct, onGone }) {
  const active = depth === 0 && !leaves;
  useEffect(() => {
    if (!leaves) return undefined;
    const timer = setTimeout(() => onGone(card.id), reduced ? 0 : LEAVE_S * 1000);
    return () => clearTimeout(timer);
  }, [leaves]);
  useHeadingOf(card.stage, active, heading);
  // Words may be longer than the card: they are moved up and down, and the card to the sides only.
  const read = card.stage !== "picture";
  const x = useMotionValue(0);
  const y = useMotionValue(0);
  const rotate = useTransform(x, [-300, 300], [-12, 12]);
  const right = useTransform(x, [40, 130], [0, 1]);
  const left = useTransform(x, [-130, -40], [1, 0]);
  const up = useTransform([x, y], ([across, above]) => (Math.abs(across) > Math.abs(above) ? 0 : Math.min(1, Math.max(0, (-above - 50) / 90))));
  const moved = useRef(false);
  const released = (_event, info) => {
    const direction = directionOf(info);
    setTimeout(() => (moved.current = false)); // After the click that ends the drag.
    if (direction) return onGo(direction);
    const spring = reduced ? { duration: 0 } : { type: "spring", stiffness: 520, damping: 36 };
    animate(x, 0, spring);
    animate(y, 0, spring);
  };
  const by = Object.fromEntries(actions.map((action) => [action.direction, action]));
  const there = { x: 0, y: 0, opacity: 1, scale: depth ? 0.96 : 1, transition: { duration: reduced ? 0 : COME_S, ease: "easeOut" } };
  const off = { ...OFF[leaves], opacity: leaves === "away" ? 0 : 1, transition: { duration: LEAVE_S, ease: "easeIn" } };
  return (
    <motion.article
      initial={entry && !reduced ? OFF[entry] : false}
      animate={leaves && !reduced ? off : there}
      drag={active && decides && !card.kind && (read ? "x" : true)}
      dragMomentum={false}
      dragElastic={1}
      dragSnapToOrigin={false}
      onDragStart={() => (moved.current = true)}
      onDragEnd={released}
      onClickCapture={(event) => {
        if (!moved.current) return;
        event.stopPropagation();
        event.preventDefault();
      }}
      style={{ x, y, rotate, zIndex: leaves ? 11 : 10 - depth, touchAction: read ? "pan-y" : "none", backgroundImage: card.clip.placeholder ? `url("${card.clip.placeholder}")` : undefined }}
      inert={!active}
      aria-labelledby={active ? heading : undefined}
      data-testid={active ? "deck-card" : undefined}
      data-id={card.id}
      data-hidden={depth > 1}
      className="absolute inset-0 overflow-hidden bg-sunken bg-cover bg-center shadow-raised max-lg:[@media(min-aspect-ratio:465/1000)]:bg-blend-multiply select-none data-[hidden=true]:invisible lg:rounded-card"
    >
      {card.stage === "picture" ? (
        <Clip
          card={card}
          active={active}
          nearby={nearby}
          playback={playback}
          captions={captions}
          control={control}
          labels={labels}
          glyphs={glyphs}
          onAct={onAct}
          footer={
            <div className="text-white max-lg:[@media(min-height:30rem)]:pr-[calc(var(--space)*51)] max-lg:[@media(max-height:30rem)]:flex max-lg:[@media(max-height:30rem)]:items-baseline max-lg:[@media(max-height:30rem)]:gap-3">
              <h2 id={active ? heading : undefined} tabIndex={-1} className="line-clamp-2 text-xl outline-none">
                {card.name}
              </h2>
              <p className="text-sm">{fill(labels.received, { when: card.received })}</p>
            </div>
          }
        />
      ) : (
        <Veiled {...{ card, active, playback, control, labels, glyphs }} stages={active ? stages : stagesOf(card, stages.allowed, { letters: stages.letters })} heading={active ? heading : undefined} />
      )}
      <Stamp action={by.right} opacity={right} place="left-5 top-24 -rotate-12 max-lg:[@media(max-height:30rem)]:left-64" />
      <Stamp action={by.left} opacity={left} place="right-5 top-24 rotate-12 max-lg:[@media(max-height:30rem)]:right-64" />
      <Stamp action={by.up} opacity={up} place="bottom-52 left-1/2 -translate-x-1/2" />
    </motion.article>
  );
}
