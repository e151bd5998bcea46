// A pile of clips to decide on: commit first, animate afterwards. Kinds, labels and rules come from the page.

import { useEffect, useId, useReducer, useRef, useState } from "react";

import { KeysSheet, useKeys } from "./keys.jsx";
import { newId } from "./plain_http.js";
import { fill, useLatest, useMedia } from "./shared.jsx";
import { Bar } from "./swipe_deck_bar.jsx";
import { DeckCard } from "./swipe_deck_card.jsx";
import { begin, cardsOf, reduce, undoable } from "./swipe_deck_model.js";
import { useOutbox } from "./swipe_deck_outbox.js";
import { Message, SPEEDS, Standing, Tools, usePreferences } from "./swipe_deck_over.jsx";
import { AHEAD, pile, useCurrentRow, useLeaving } from "./swipe_deck_pile.js";
import { stagesOf } from "./swipe_deck_stage.jsx";

export { DeckTranscript } from "./swipe_deck_transcript.jsx";

const NEIGHBOURS_WAIT_MS = 2500;
const BETWEEN_S = 4; // What a decision takes beside the clip itself.
const READ_CHARS_S = 15;
const DECK =
  "relative flex size-full min-h-0 flex-col [--deck-bar:calc(var(--space)*13+1.75rem)] [--deck-foot:calc(var(--deck-bar)+var(--space))] [--deck-head:calc(var(--space)*16)] " +
  "[--deck-side:calc(var(--space)*3)] [--deck-top:calc(var(--space)*17)] lg:[--deck-foot:0rem] lg:[--deck-head:0rem] lg:[--deck-top:calc(var(--space)*3)] " +
  "max-lg:[@media(max-height:30rem)]:[--deck-foot:0rem] max-lg:[@media(max-height:30rem)]:[--deck-head:0rem] " +
  "max-lg:[@media(max-height:30rem)]:[--deck-side:calc(var(--space)*56)]";
const HEAR =
  "absolute left-1/2 top-1/2 z-30 mt-16 -translate-x-1/2 rounded-pill bg-white px-5 py-2.5 font-bold text-black";

function operation(act, { id, version }, kind) {
  return { op: newId(), act, id, kind, version, at: new Date().toISOString() };
}

/** How many seconds a card takes: what is played of it, or else is read. */
const lengthOf = ({ clip }) => clip.duration_ms / 1000 || clip.transcript.length / READ_CHARS_S;

/** What the page shows beside the deck: see `Sight` in `swipe_deck.py`. */
function sightOf({ deckKey, top, shown, waiting, moreWaiting, moreDecided, unsaved, undoId, speed, labels }) {
  const left_s = waiting.reduce((sum, card) => sum + lengthOf(card) / speed + BETWEEN_S, 0);
  const left = left_s < 90 ? labels.left_minute : labels.left_minutes;
  const row = ({ id, name, received, length, kind, by, mine, late }) => {
    return { id, name, received, length, kind, by, mine, late, current: id === top?.id };
  };
  return {
    key: deckKey,
    card: top ?? null,
    queue: shown.map(row),
    decided: shown.length - waiting.length + moreDecided,
    total: shown.length + moreWaiting + moreDecided,
    left: waiting.length ? fill(left, { n: Math.round(left_s / 60) }) : "",
    unsaved,
    can_undo: Boolean(undoId),
    finished: !waiting.length && !moreWaiting,
  };
}

export function SwipeDeck({
  cards,
  changes,
  deckKey,
  listId,
  decides,
  scores,
  connected,
  moreWaiting,
  moreDecided,
  actions,
  labels,
  glyphs,
  keys,
  command,
  onAct,
  onWatched,
  onMore,
  onSight,
  children,
}) {
  const browsing = !decides;
  const [state, dispatch] = useReducer(reduce, null, () => begin({ cards, changes, browsing }));
  const reduced = useMedia("(prefers-reduced-motion: reduce)");
  const prefs = usePreferences();
  const mouse = useMedia("(pointer: fine)"); // Who has one has a keyboard.
  const [pictured, setPictured] = useState(false);
  const [help, setHelp] = useState(false);
  const [plays, setPlays] = useState(true);
  const control = useRef(null);
  const heading = useId();
  const call = useLatest({ onAct, onWatched, onMore, onSight });

  const shown = cardsOf(state, labels.you);
  const top = shown.find((card) => card.id === state.focus);
  const waiting = shown.filter((card) => !card.kind);
  const undoId = decides ? undoable(state, shown) : "";

  useOutbox({
    storage: deckKey,
    ops: state.ops,
    connected,
    send: ({ op, id, act, kind, version }) => call.current.onAct({ op, id, act, kind, version }),
    annul: (ops) => dispatch({ type: "annul", ops }),
    giveUp: ({ op, id }) => dispatch({ type: "refuse", op, id, refusal: labels.unsaved }),
    takeOver: (ops) => dispatch({ type: "take_over", ops, browsing }),
  });

  useEffect(() => dispatch({ type: "load", cards, browsing }), [cards]);
  useEffect(() => dispatch({ type: "changes", changes }), [changes]);

  const go = (direction) => {
    const action = actions.find((one) => one.direction === direction);
    if (!decides || !action || !top || top.kind) return;
    dispatch({ type: "act", op: operation("decide", top, action.kind), direction, past: action.past });
  };
  const takeBack = (id) => {
    const card = shown.find((one) => one.id === id);
    const direction = actions.find((action) => action.kind === card.kind)?.direction ?? "";
    dispatch({ type: "undo", op: operation("undo", card, ""), direction });
  };
  const stages = stagesOf(top, scores, {
    letters: prefs.letters,
    score: (kind, points) => dispatch({ type: "score", op: operation("score", top, kind), points }),
    open: (stage) => dispatch({ type: "open", op: operation("open", top, stage) }),
  });
  const undo = () => (stages.points ? stages.score(0) : undoId && takeBack(undoId));
  const reopen = () => {
    if (top.mine) takeBack(top.id);
    else dispatch({ type: "reopen", op: operation("reopen", top, "") });
  };
  const show = (id) => dispatch({ type: "show", id });
  const bringBack = (id) => {
    const card = shown.find((one) => one.id === id);
    if (!decides || !card?.kind) return;
    if (card.mine) return takeBack(id);
    show(id);
    dispatch({ type: "reopen", op: operation("reopen", card, "") });
  };
  const step = (by) => dispatch({ type: "step", by });
  const finished = !waiting.length && !moreWaiting;
  const rest = decides && finished && top ? () => dispatch({ type: "rest" }) : null;

  // Whoever reads them in the picture cannot turn them off.
  const drawn = Boolean(top?.clip.captions_drawn);
  const captions = () => (drawn ? dispatch({ type: "say", key: "captions_drawn" }) : prefs.setCaptions(!prefs.captions));

  useKeys((key, repeat, { mod, shift, code }) => {
    if (mod) return false;
    const action = actions.find((one) => one.key === key);
    if (decides && action) return repeat || go(action.direction), true;
    if (key === "ArrowLeft" || key === "ArrowRight") return step(key === "ArrowRight" ? 1 : -1), true;
    if (key === "Escape" && rest) return rest(), true;
    if (key === "Enter" && stages.points) return repeat || stages.open(), true;
    if (key === " ") return repeat || control.current?.toggle(), Boolean(top);
    if (!prefs.letters) return false;
    const points = shift && stages.can ? Number(/^Digit([1-5])$/.exec(code)?.[1] ?? 0) : 0;
    if (points) return repeat || stages.score(points), true;
    const speed = SPEEDS[Number(key) - 1];
    if (speed) return prefs.setSpeed(speed), true;
    const letter = {
      z: undo,
      c: captions,
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
    ({ show: () => show(command.id), bring_back: () => bringBack(command.id), undo, keys: () => setHelp(true) })[command.name]?.();
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

  const unsaved = connected ? 0 : state.ops.length;
  const { speed } = prefs;
  const sight = sightOf({ deckKey, top, shown, waiting, moreWaiting, moreDecided, unsaved, undoId, speed, labels });
  useEffect(() => call.current.onSight(sight), [JSON.stringify(sight)]);
  useEffect(() => () => call.current.onSight(null), []);
  useCurrentRow(listId, state.focus);

  const stack = pile(shown, state.focus);
  const [leaving, gone] = useLeaving(stack, state.exit || "away");
  const all = [
    ...leaving.map(({ card, way }) => ({ card, depth: 0, leaves: way })),
    ...stack.map((card, depth) => ({ card, depth, leaves: "" })),
  ];
  const playback = { sound: prefs.sound, speed, onSilenced: prefs.silence, onPlays: setPlays, onSpeed: prefs.setSpeed };
  return (
    <section
      aria-label={labels.deck}
      aria-roledescription="card deck"
      data-testid="deck"
      data-saved={!state.ops.length}
      className={DECK}
    >
      <div className="relative grid min-h-0 flex-1 place-items-center lg:px-[4.25rem] lg:pt-5">
        {!top && children}
        <div className="relative size-full lg:aspect-[9/16] lg:w-auto lg:max-w-full" hidden={!top}>
          {all.map(({ card, depth, leaves }) => (
            <DeckCard
              key={card.id}
              {...{ card, depth, leaves, reduced, decides, actions, stages, control, labels, glyphs, heading }}
              nearby={pictured}
              entry={state.back?.id === card.id ? state.back.direction : ""}
              playback={{ ...playback, onWatched: (watched_ms) => call.current.onWatched({ id: card.id, watched_ms }) }}
              captions={prefs.captions}
              onGo={go}
              onAct={() => setPictured(true)}
              onGone={gone}
            />
          ))}
          {top?.stage === "picture" && <Tools {...{ prefs, plays, drawn, labels, glyphs }} onToggle={() => control.current?.toggle()} onCaptions={captions} />}
          {top?.stage === "picture" && prefs.silenced && (
            <button type="button" onClick={() => prefs.hear(true)} className={HEAR}>
              {labels.hear}
            </button>
          )}
          {top?.kind && !state.message?.loud && (
            <Standing card={top} actions={actions} decides={decides} labels={labels} onReopen={reopen} />
          )}
        </div>
        <Message
          message={state.message}
          hint={prefs.letters && mouse ? labels.undo_hint : ""}
          labels={labels}
          onShow={show}
          onDone={(message) => dispatch({ type: "said", message })}
        />
      </div>
      <Bar
        {...{ actions, decides, labels, glyphs }}
        undoes={stages.points || undoId}
        letters={prefs.letters}
        onAct={top && !top.kind ? go : null}
        onUndo={undo}
        onStep={step}
        onRest={rest}
      />
      <KeysSheet
        {...{ keys, labels, glyphs }}
        open={help}
        letters={prefs.letters}
        onLetters={prefs.setLetters}
        onClose={() => setHelp(false)}
      />
    </section>
  );
}
