// A pile of clips to decide on: commit first, animate afterwards. Kinds, labels and rules come from the page.

import { useEffect, useId, useReducer, useRef, useState } from "react";

import { Bar, Help } from "./swipe_deck_bar.jsx";
import { DeckCard } from "./swipe_deck_card.jsx";
import { begin, cardsOf, reduce, undoable } from "./swipe_deck_model.js";
import { kept, useOutbox } from "./swipe_deck_outbox.js";
import { StageButton, fill, useLatest, useMedia, useRemembered } from "./swipe_deck_shared.jsx";

export { DeckTranscript } from "./swipe_deck_transcript.jsx";

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const AHEAD = 3;
const SAID_MS = 6000;
const NEIGHBOURS_WAIT_MS = 2500;
const LIST_FOLLOWS_MS = 100;

let numbered = 0;
const operation = (act, { id, version }, kind) => ({ op: `${Date.now().toString(36)}-${(numbered += 1)}`, act, id, kind, version, at: new Date().toISOString() });

/** The card on top and those behind it, in the order in which they will come up. */
function pile(cards, focus) {
  const at = cards.findIndex((card) => card.id === focus);
  if (at < 0) return [];
  const waiting = (card) => !card.kind && card.id !== focus;
  const behind = [...cards.slice(at + 1), ...cards.slice(0, at)].filter(waiting);
  return [cards[at], ...behind.slice(0, AHEAD)];
}

/** The cards that left the top and still fly out, oldest first: each with where to. Those in the pile again are not among them. */
function useLeaving(stack, way) {
  const [known, setKnown] = useState({ top: stack[0], leaving: [] });
  const [top] = stack;
  if (top?.id !== known.top?.id) {
    const others = known.leaving.filter(({ card }) => card.id !== top?.id && card.id !== known.top?.id);
    setKnown({ top, leaving: known.top ? [...others, { card: known.top, way }] : others });
  }
  const piled = new Set(stack.map(({ id }) => id));
  const gone = (id) => setKnown((now) => ({ ...now, leaving: now.leaving.filter(({ card }) => card.id !== id) }));
  return [known.leaving.filter(({ card }) => !piled.has(card.id)), gone];
}

function useKeys(handle) {
  const latest = useLatest(handle);
  useEffect(() => {
    const pressed = (event) => {
      const own = event.target.closest?.("input,textarea,select,[contenteditable]");
      if (own || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (event.key === " " && event.target.closest("button,a,summary")) return;
      if (latest.current(event.key, event.repeat)) event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

function Message({ message, hint, labels, onShow, onDone }) {
  const words = message ? fill(labels[message.key], { ...message.values, hint }) : "";
  useEffect(() => {
    if (!message) return undefined;
    const timer = setTimeout(() => onDone(message), SAID_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      {message?.loud && (
        <div className="absolute left-3 right-[var(--deck-side)] top-[var(--deck-top)] z-40 mx-auto flex w-fit max-w-[26rem] items-center gap-3 rounded-control bg-inverse px-4 py-2.5 font-semibold text-on-inverse shadow-raised lg:top-8" data-testid="deck-message">
          <span aria-hidden="true">{words}</span>
          {message.id && (
            <button type="button" onClick={() => onShow(message.id)} className="min-h-9 flex-none rounded-pill px-3 underline underline-offset-4">
              {labels.look_again}
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** What stands for a card that is decided already, and the way to open it again. */
function Standing({ card, actions, decides, labels, onReopen }) {
  const action = actions.find(({ kind }) => kind === card.kind);
  if (!action) return null;
  return (
    <div className="absolute left-3 right-[var(--deck-side)] top-[var(--deck-top)] z-30 flex w-fit items-center gap-3 rounded-control bg-inverse py-2 pl-4 pr-2 font-semibold text-on-inverse" data-testid="standing">
      <span>{fill(labels.standing, { by: card.mine ? labels.you : card.by, past: action.past })}</span>
      {decides && (
        <button type="button" onClick={onReopen} data-testid="reopen" className="min-h-9 rounded-pill px-3 underline underline-offset-4">
          {card.mine ? labels.undo : labels.reopen}
        </button>
      )}
    </div>
  );
}

function usePreferences() {
  const [sound, setSound] = useRemembered("sound", false);
  const [captions, setCaptions] = useRemembered("captions", true);
  const [speed, setSpeed] = useRemembered("speed", 1);
  const [letters, setLetters] = useRemembered("letters", true);
  const [silenced, setSilenced] = useState(false);
  const hear = (on) => {
    setSound(on);
    setSilenced(false);
  };
  return { sound: sound && !silenced, hear, captions, setCaptions, speed, setSpeed, letters, setLetters, silence: () => setSilenced(true), silenced };
}

function Tools({ prefs, labels, glyphs }) {
  return (
    <div className="absolute right-3 top-[calc(var(--deck-top)+3.25rem)] z-20 flex flex-col gap-2 max-lg:[@media(max-height:30rem)]:right-16 max-lg:[@media(max-height:30rem)]:top-[var(--deck-top)] max-lg:[@media(max-height:30rem)]:flex-row">
      <StageButton label={labels.sound} paths={prefs.sound ? glyphs.sound_on : glyphs.sound_off} pressed={prefs.sound} shortcut={prefs.letters ? "M" : undefined} onClick={() => prefs.hear(!prefs.sound)} />
      <StageButton label={labels.captions} paths={glyphs.captions} pressed={prefs.captions} shortcut={prefs.letters ? "C" : undefined} onClick={() => prefs.setCaptions(!prefs.captions)} className="aria-pressed:bg-white aria-pressed:text-black" />
      <select
        value={prefs.speed}
        aria-label={labels.speed}
        onChange={(event) => {
          prefs.setSpeed(Number(event.target.value));
          event.target.blur();
        }}
        data-testid="speed"
        className="size-tap appearance-none rounded-pill bg-scrim text-center text-sm font-bold text-white [text-align-last:center] hover:bg-black"
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed} className="bg-black text-white">{`${speed}×`}</option>
        ))}
      </select>
    </div>
  );
}

/** Keeps the row of the card on top in the part of the page's list that is seen. */
function useCurrentRow(listId, focus) {
  useEffect(() => {
    const timer = setTimeout(() => {
      const list = document.getElementById(listId);
      const row = list?.querySelector("[aria-current=true]")?.getBoundingClientRect();
      if (!row) return;
      // Only the list moves: `scrollIntoView` would also move the page.
      const { top, bottom, height } = list.getBoundingClientRect();
      if (row.top < top || row.bottom > bottom) list.scrollTop += row.top - top - height / 3;
    }, LIST_FOLLOWS_MS);
    return () => clearTimeout(timer);
  }, [focus]);
}

export function SwipeDeck({ cards, changes, deckKey, listId, decides, connected, moreWaiting, moreDecided, actions, labels, glyphs, keys, command, onAct, onWatched, onMore, onSight, children }) {
  const [state, dispatch] = useReducer(reduce, null, () => begin({ cards, changes, ops: kept(deckKey), browsing: !decides }));
  const reduced = useMedia("(prefers-reduced-motion: reduce)");
  const prefs = usePreferences();
  const [pictured, setPictured] = useState(false);
  const [help, setHelp] = useState(false);
  const control = useRef(null);
  const heading = useId();
  const call = useLatest({ onAct, onWatched, onMore, onSight });

  const shown = cardsOf(state, labels.you);
  const top = shown.find((card) => card.id === state.focus);
  const waiting = shown.filter((card) => !card.kind);
  const undoId = decides ? undoable(state, shown) : "";

  const flight = useOutbox({
    storage: deckKey,
    ops: state.ops,
    connected,
    send: ({ op, id, act, kind, version }) => call.current.onAct({ op, id, act, kind, version }),
    giveUp: ({ op, id }) => dispatch({ type: "refuse", op, id, refusal: labels.unsaved }),
  });

  useEffect(() => dispatch({ type: "load", cards, browsing: !decides }), [cards]);
  useEffect(() => dispatch({ type: "changes", changes }), [changes]);

  const go = (direction) => {
    const action = actions.find((one) => one.direction === direction);
    if (!decides || !action || !top || top.kind) return;
    dispatch({ type: "act", op: operation("decide", top, action.kind), direction, past: action.past });
  };
  const takeBack = (id) => {
    const card = shown.find((one) => one.id === id);
    const unsent = new Set(state.ops.map(({ op }) => op).filter((op) => !flight.current.has(op)));
    const direction = actions.find((action) => action.kind === card.kind)?.direction ?? "";
    dispatch({ type: "undo", op: operation("undo", card, ""), unsent, direction });
  };
  const undo = () => undoId && takeBack(undoId);
  const reopen = () => (top.mine ? takeBack(top.id) : dispatch({ type: "reopen", op: operation("reopen", top, "") }));
  const show = (id) => dispatch({ type: "show", id });
  const step = (by) => dispatch({ type: "step", by });

  useKeys((key, repeat) => {
    const action = actions.find((one) => one.key === key);
    if (decides && action) return repeat || go(action.direction), true;
    if (key === "ArrowLeft" || key === "ArrowRight") return step(key === "ArrowRight" ? 1 : -1), true;
    if (key === " ") return repeat || control.current?.toggle(), Boolean(top);
    if (!prefs.letters) return false;
    const speed = SPEEDS[Number(key) - 1];
    if (speed) return prefs.setSpeed(speed), true;
    const letter = {
      z: undo,
      c: () => prefs.setCaptions(!prefs.captions),
      m: () => prefs.hear(!prefs.sound),
      j: () => step(1),
      k: () => step(-1),
      "?": () => setHelp(true),
    }[key.toLowerCase()];
    return letter ? (repeat || letter(), true) : false;
  });

  const done = useRef(command?.at);
  useEffect(() => {
    if (!command || command.at === done.current) return;
    done.current = command.at;
    ({ show: () => show(command.id), undo, keys: () => setHelp(true) })[command.name]?.();
  }, [command]);

  // The current clip gets its picture before its neighbours load.
  useEffect(() => {
    const timer = setTimeout(() => setPictured(true), NEIGHBOURS_WAIT_MS);
    return () => clearTimeout(timer);
  }, []);

  const more = moreWaiting > 0 && waiting.length <= AHEAD;
  useEffect(() => {
    if (more) call.current.onMore();
  }, [more]);

  const left_s = waiting.reduce((sum, card) => sum + card.clip.duration_ms / 1000 / prefs.speed + 4, 0);
  const sight = {
    key: deckKey,
    card: top ?? null,
    queue: shown.map(({ id, name, received, length, kind, by, mine, late }) => ({ id, name, received, length, kind, by, mine, late, current: id === state.focus })),
    decided: shown.length - waiting.length + moreDecided,
    total: shown.length + moreWaiting + moreDecided,
    left: waiting.length ? fill(left_s < 90 ? labels.left_minute : labels.left_minutes, { n: Math.round(left_s / 60) }) : "",
    unsaved: connected ? 0 : state.ops.length,
    can_undo: Boolean(undoId),
    finished: !waiting.length && !moreWaiting,
  };
  const seen = JSON.stringify(sight);
  useEffect(() => call.current.onSight(sight), [seen]);
  useEffect(() => () => call.current.onSight(null), []);
  useCurrentRow(listId, state.focus);

  const stack = pile(shown, state.focus);
  const [leaving, gone] = useLeaving(stack, state.exit || "away");
  const all = [...leaving.map(({ card, way }) => ({ card, depth: 0, leaves: way })), ...stack.map((card, depth) => ({ card, depth, leaves: "" }))];
  const playback = { sound: prefs.sound, speed: prefs.speed, onSilenced: prefs.silence };
  return (
    <section aria-label={labels.deck} aria-roledescription="card deck" data-testid="deck" data-saved={!state.ops.length} className="relative flex size-full min-h-0 flex-col [--deck-bar:5rem] [--deck-side:4.25rem] [--deck-top:4.25rem] lg:[--deck-top:0.75rem] max-lg:[@media(max-height:30rem)]:[--deck-side:14rem]">
      <div className="relative grid min-h-0 flex-1 place-items-center lg:pt-5">
        {!top && children}
        <div className="relative size-full lg:aspect-[9/16] lg:w-auto lg:max-w-full" hidden={!top}>
          {all.map(({ card, depth, leaves }) => (
            <DeckCard
              key={card.id}
              card={card}
              depth={depth}
              nearby={pictured}
              entry={state.back?.id === card.id ? state.back.direction : ""}
              leaves={leaves}
              reduced={reduced}
              decides={decides}
              actions={actions}
              playback={{ ...playback, onWatched: (watched_ms) => call.current.onWatched({ id: card.id, watched_ms }) }}
              captions={prefs.captions}
              control={control}
              labels={labels}
              glyphs={glyphs}
              heading={heading}
              onGo={go}
              onAct={() => setPictured(true)}
              onGone={gone}
            />
          ))}
          {top && <Tools prefs={prefs} labels={labels} glyphs={glyphs} />}
          {top && prefs.silenced && (
            <button type="button" onClick={() => prefs.hear(true)} className="absolute left-1/2 top-1/2 z-30 mt-16 -translate-x-1/2 rounded-pill bg-white px-5 py-2.5 font-bold text-black">
              {labels.hear}
            </button>
          )}
          {top?.kind && !state.message?.loud && <Standing card={top} actions={actions} decides={decides} labels={labels} onReopen={reopen} />}
        </div>
        <Message message={state.message} hint={prefs.letters ? labels.undo_hint : ""} labels={labels} onShow={show} onDone={(message) => dispatch({ type: "said", message })} />
      </div>
      <Bar actions={actions} decides={decides} undoes={undoId} letters={prefs.letters} labels={labels} glyphs={glyphs} onAct={top && !top.kind ? go : null} onUndo={undo} onStep={step} />
      <Help open={help} keys={keys} letters={prefs.letters} labels={labels} glyphs={glyphs} onLetters={prefs.setLetters} onClose={() => setHelp(false)} />
    </section>
  );
}
