// A feed of full-screen cards with clips: one card a screen, three videos alive, everything optimistic.
// It knows no rule of the product: what a card says, and what follows an act, comes from and goes to the page.

import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";

import { useLocation } from "react-router";

import "./video_feed.css";
import "./video_feed_words.css";
import "./video_feed_tools.css";
import "./video_feed_wide.css"; // these three lay out anew what the others say
import "./video_feed_low.css";
import "./video_feed_large.css";
import { Icon, useLatest, useRemembered } from "./shared.jsx";
import { useActs } from "./video_feed_acts.jsx";
import { Card, EndCard } from "./video_feed_card.jsx";
import { EMPTY, withPage, withPatch } from "./video_feed_list.jsx";
import { useDrag, useKeys, useWheel } from "./video_feed_motion.jsx";
import { addressOf, usePlace } from "./video_feed_place.jsx";
import { usePlayer } from "./video_feed_player.jsx";

const MORE_WITHIN = 3;
const MORE_AGAIN_MS = 8000;
const POSTERS_WITHIN = 3;
const TICK_MS = 30_000;

// What the feed was when its page was left, so that coming back within the app shows the same card.
let kept = null;

// A first page in the HTML is there before the socket is open. Read once: coming back, the list is kept.
function takeFirst(id) {
  const element = id && document.getElementById(id);
  element?.remove();
  return element ? JSON.parse(element.textContent) : null;
}

function reduce(list, { act, args }) {
  return act(list, ...args);
}

export function VideoFeed(props) {
  const { page, patch, labels, icons, links } = props;
  const [first] = useState(() => takeFirst(props.first));
  const signedIn = page ? props.signedIn : first?.signed_in;
  const calls = useLatest({ ...props, signedIn });
  const [list, change] = useReducer(reduce, null, () => {
    if (kept || !first) return kept?.list ?? EMPTY;
    return withPage(EMPTY, first.page, false);
  });
  const update = useCallback((act, ...args) => change({ act, args }), []);
  const [now, setNow] = useState(() => Date.now());
  const [letters, setLetters] = useRemembered("feed.letters", true);

  const root = useRef(null);
  const scroller = useRef(null);
  const before = useRef(null);
  const after = useRef(null);
  const parts = useRef(new Map()).current;
  const place = usePlace(scroller, list, kept?.current ?? null);
  const { current } = place;
  const onSeen = (seen) => signedIn && calls.current.onSeen?.(seen);
  const player = usePlayer({ list, current, parts, onSeen });
  const latest = useLatest({ list, current });

  const articleAt = (index) => parts.get(latest.current.list.cards[index]?.slug ?? "")?.article;
  const focusAt = (index) => articleAt(index)?.focus({ preventScroll: true });
  const refocus = (slug) =>
    parts.get(slug)?.article.contains(document.activeElement) && (() => focusAt(place.target.current));
  const { acts, letter, leaving, toast } = useActs({
    list, update, place, player, calls, labels, links, refocus,
  });

  // ── place ──
  // The way to the feed, taken on the feed, leads to its beginning, also while it scrolls.
  const visit = useLocation();
  const visited = useRef(visit.key);
  useEffect(() => {
    if (visited.current === visit.key) return;
    visited.current = visit.key;
    if (!new URLSearchParams(visit.search).has("at")) place.begin();
  }, [visit.key]);
  const here = list.cards[current]?.slug ?? "";
  useEffect(() => {
    calls.current.onPlace?.(here && addressOf(here));
  }, [here]);
  useEffect(() => () => calls.current.onPlace?.(""), []);

  // ── pages ──
  const asked = useRef("");
  const asking = useRef(0);
  useEffect(() => {
    if (!page) return;
    update(withPage, page, place.touched.current);
    if (page.after === asked.current) asked.current = "";
  }, [page]);

  useEffect(() => {
    if (patch) update(withPatch, patch);
  }, [patch]);

  useEffect(() => {
    if (!list.ready || !list.cursor || asked.current === list.cursor) return;
    if (list.cards.length - current > MORE_WITHIN) return;
    asked.current = list.cursor;
    calls.current.onMore?.({ cursor: list.cursor, far: place.bound.current > 0 });
    clearTimeout(asking.current);
    asking.current = setTimeout(() => (asked.current = ""), MORE_AGAIN_MS); // The answer may be lost with the socket.
  }, [list, current]);

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => {
      clearInterval(timer);
      if (latest.current.list.ready) kept = latest.current;
    };
  }, []);

  // ── hands ──
  const step = (by, focus) => {
    const index = place.step(by);
    if (focus && index !== null) focusAt(index);
  };
  const begin = (focus) => {
    place.begin();
    if (focus) focusAt(0);
  };
  const end = (focus) => {
    place.end();
    if (focus) focusAt(list.cards.length);
  };
  const edge = (key) => {
    if (!root.current.contains(document.activeElement)) return false;
    (key === "End" ? after : before).current.focus();
    return true;
  };
  useKeys({ step, begin, end, edge, letter }, { letters, off: !list.ready });
  useWheel(root, scroller, step);
  useDrag(scroller, acts);

  const attach = useCallback((slug, found) => {
    if (found) parts.set(slug, found);
    else parts.delete(slug);
  }, []);
  const zone = props.timeZone;
  // The words stay what they were at first; a new object would draw every card anew.
  const words = useRef({ labels, icons, links }).current;
  const text = useMemo(() => ({ ...words, zone }), [words, zone]);
  const total = Math.max(list.total, list.cards.length) + 1;

  return (
    <section className="vf" ref={root} aria-label={labels.feed} data-ready={list.ready || undefined}>
      <span ref={before} tabIndex={-1} />
      {current < list.cards.length && <Tools {...{ player, acts, icons, labels }} />}
      {list.ready && <Steps {...{ current, last: list.cards.length, step, icons, labels }} />}
      <div className="vf-toast" role="status" data-shown={toast ? "" : undefined}>
        {toast && <span>{toast.text}</span>}
        {toast?.undo && (
          <button type="button" data-testid="undo" onClick={acts.undo}>
            {labels.undo}
          </button>
        )}
      </div>
      <div className="vf-feed" ref={scroller} role="feed" data-testid="feed" aria-label={labels.feed} aria-busy={!list.ready}>
        {list.cards.map((card, index) => (
          <Card
            key={card.slug}
            card={card}
            position={index + 1}
            total={total}
            current={index === current}
            near={Math.abs(index - current) <= POSTERS_WITHIN}
            leaving={card.slug === leaving}
            status={index === current ? player.status : ""}
            now={now}
            text={text}
            acts={acts}
            attach={attach}
          />
        ))}
        {list.ready && (
          <EndCard
            empty={list.cards.length === 0 && list.passed.length === 0}
            loading={Boolean(list.cursor)}
            position={list.cards.length + 1}
            total={total}
            current={current >= list.cards.length}
            text={text}
            attach={attach}
            onAgain={() => step(-list.cards.length, true)}
          />
        )}
      </div>
      {list.ready && (
        <div className="vf-hints">
          <button type="button" title={labels.keys} aria-pressed={letters} onClick={() => setLetters(!letters)}>
            {labels.shortcuts}
          </button>
          {letters && <p>{labels.keys}</p>}
        </div>
      )}
      <span ref={after} tabIndex={-1} />
    </section>
  );
}

function Tools({ player, acts, icons, labels }) {
  const playing = player.status === "playing" || player.status === "stalled";
  return (
    <div className="vf-tools" role="group" aria-label={labels.tools}>
      <Tool icon={playing ? icons.pause : icons.play} label={playing ? labels.pause : labels.play} onClick={acts.tap} />
      <Tool
        icon={player.muted ? icons.sound_off : icons.sound_on}
        label={labels.sound}
        pressed={!player.muted}
        onClick={player.toggleSound}
        testId="sound"
      />
      <Tool
        icon={icons.captions}
        label={player.drawn ? labels.captions_drawn : labels.captions}
        pressed={player.drawn ? undefined : player.captions}
        blocked={player.drawn}
        onClick={acts.captions}
        testId="captions"
      />
    </div>
  );
}

function Steps({ current, last, step, icons, labels }) {
  return (
    <div className="vf-steps">
      <Tool icon={icons.up} label={labels.previous} disabled={current === 0} onClick={() => step(-1)} testId="previous" />
      <Tool icon={icons.down} label={labels.next} disabled={current >= last} onClick={() => step(1)} testId="next" />
    </div>
  );
}

/** `blocked`: it can be pressed all the same, and says why. */
function Tool({ icon, label, pressed, disabled, blocked, onClick, testId }) {
  return (
    <button
      type="button"
      className="vf-tool"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      disabled={disabled}
      aria-disabled={blocked || undefined}
      onClick={() => onClick()}
      data-testid={testId}
    >
      <Icon paths={icon} />
    </button>
  );
}
