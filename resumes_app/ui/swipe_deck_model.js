// What the deck knows: the server's cards, and what was done here and is not confirmed yet. Pure functions.
//
// An act is committed by appending an operation; every card is shown as the server's truth with the open operations on
// top. A confirmed operation becomes truth, a refused one is dropped, which puts the card back by itself.
//
// An operation carries the version its viewer saw, however late it is sent: the server refuses it if somebody changed the
// card in between. Those on one card follow each other: the next starts from the version that its predecessor made, and is
// dropped with it. `made` holds the versions that operations of this browser have made, by card.

const NOTHING = { order: [], truth: {}, ops: [], made: {}, focus: "", touched: false, history: [], heard: 0, exit: "", back: null, message: null };

/** The cards as they are shown, in the list's order. `me` is written where the viewer has decided. */
export function cardsOf({ order, truth, ops }, me) {
  const shown = new Map(order.map((id) => [id, truth[id]]));
  for (const op of ops) {
    const card = shown.get(op.id);
    if (card) shown.set(op.id, { ...card, ...done(card, op, me) });
  }
  return [...shown.values()];
}

/** What an open operation changes on its card. A stage is opened by the server alone: until then the card waits for it. */
function done(card, { act, kind, at }, me) {
  if (act === "open") return { opening: true };
  if (act !== "score") return { kind, by: kind ? me : "", mine: Boolean(kind), decided_at: kind ? at : "" };
  const [stage, points] = kind.split(":");
  return { scores: { ...card.scores, [stage]: Number(points) } };
}

const STAGES = ["words", "sound", "picture"];

/** Of two states of one card the newer one; of two of one version that on which more is revealed. */
function newer(known, card) {
  if (!known || card.version !== known.version) return known?.version > card.version ? known : card;
  return STAGES.indexOf(known.stage) > STAGES.indexOf(card.stage) ? known : card;
}

/** The id of the undecided card after `id`, else of the first one; empty where none is left. */
function following(cards, id) {
  const at = cards.findIndex((card) => card.id === id);
  const waiting = (card) => !card.kind;
  return (cards.slice(at + 1).find(waiting) ?? cards.find(waiting))?.id ?? "";
}

const find = (cards, id) => cards.find((card) => card.id === id);

/** The card that undo would bring back: the last one decided here, else the viewer's newest decision. */
export function undoable(state, cards) {
  const own = (card) => card?.kind && card.mine;
  for (const id of [...state.history].reverse()) if (own(find(cards, id))) return id;
  const mine = cards.filter(own).sort((a, b) => (a.decided_at < b.decided_at ? 1 : -1));
  return mine[0]?.id ?? "";
}

function loaded(state, { cards, browsing }) {
  const given = new Map(cards.map((card) => [card.id, card]));
  const order = [...given.keys()];
  const truth = Object.fromEntries(cards.map((card) => [card.id, newer(state.truth[card.id], card)]));
  const open = state.ops.filter((op) => truth[op.id]);
  const next = { ...state, order, truth, ops: open };
  if (state.touched && truth[state.focus]) return next;
  const gone = state.truth[state.focus];
  const left = gone && !truth[gone.id] ? { message: { key: "gone", values: { name: gone.name }, loud: true }, exit: "away", back: null } : {};
  return { ...next, ...left, focus: first(next, browsing) };
}

/** Where one begins: at the first undecided card; who only watches, at the first of all when none is left. */
const first = (state, browsing) => following(cardsOf(state, ""), "") || (browsing ? (state.order[0] ?? "") : "");

/** The state with one more open operation. Its predecessor may have been confirmed while the viewer pressed: then it starts
 *  from the version which that made, unless somebody has changed the card since. */
function appended(state, op) {
  const made = state.made[op.id] ?? 0;
  const own = made > op.version && made === state.truth[op.id]?.version;
  return { ...state, ops: [...state.ops, own ? { ...op, version: made } : op] };
}

/**
 * The open operations that need no word to the server: a decision that never left this browser, and what took it back.
 * `sent` tells whether one may have left it. Only who sends can know that, at the moment of sending.
 */
export function annulled(ops, sent) {
  const pairs = ops.flatMap((op, place) => {
    const next = ops.slice(place + 1).find((later) => later.id === op.id);
    return op.act === "decide" && next?.act === "undo" && !sent(op) ? [op.op, next.op] : [];
  });
  return new Set(pairs);
}

/** A decision is of the card that was seen: where another one has its place by now, nobody has decided on that. */
function acted(state, { op, direction, past }) {
  if (op.id !== state.focus) return state;
  const next = appended(state, op);
  const cards = cardsOf(next, "");
  const left = cards.filter((card) => !card.kind).length;
  return {
    ...next,
    touched: true,
    history: [...state.history.filter((id) => id !== op.id), op.id],
    focus: following(cards, op.id),
    exit: direction,
    back: null,
    message: { key: "decided", values: { name: state.truth[op.id].name, past, left } },
  };
}

function undone(state, { op, direction }) {
  return {
    ...appended(state, op),
    touched: true,
    history: state.history.filter((id) => id !== op.id),
    focus: op.id,
    exit: "away",
    back: { id: op.id, direction },
    message: { key: "undone", values: { name: state.truth[op.id].name } },
  };
}

/** What a tab that was closed has left is shown and sent as if it had been done here, before anything that was. */
function takenOver(state, { ops, browsing }) {
  const known = new Set(state.ops.map(({ op }) => op));
  const left = ops.filter((op) => state.truth[op.id] && !known.has(op.op));
  const next = { ...state, ops: [...left, ...state.ops] };
  return state.touched ? next : { ...next, focus: first(next, browsing) };
}

function changed(state, change) {
  const card = state.truth[change.id];
  const own = state.ops.find((op) => op.op === change.op);
  const ops = own ? answered(state.ops, own, change) : state.ops;
  if (!card) return { ...state, ops };
  const isNews = change.version > card.version;
  // News of what is known, such as the echo of an own act, changes nothing.
  if (!isNews && !own && !change.card) return state;
  const { kind, by, mine, decided_at, version } = change;
  const stands = isNews ? { ...card, kind, by, mine, decided_at, version } : card;
  const truth = { ...state.truth, [card.id]: change.card ? newer(stands, change.card) : stands };
  const made = own && !change.refusal ? { ...state.made, [card.id]: change.version } : state.made;
  const next = { ...state, truth, ops, made };
  if (own && change.refusal) return refused(next, change);
  if (change.actor && isNews) return colleague(next, change);
  const awaits = ops.some((op) => op.id === card.id);
  return isNews && kind && !card.kind && !own && !awaits && state.focus === card.id ? elsewhere(next, card.id) : next;
}

/** The viewer has decided the card in another browser: it goes away here too. */
const elsewhere = (state, id) => ({ ...state, focus: following(cardsOf(state, ""), id), exit: "away", back: null });

/** The open operations once `own` is answered. */
function answered(ops, own, { refusal, version }) {
  const others = ops.filter((op) => op !== own);
  if (refusal) return others.filter((op) => op.id !== own.id);
  return others.map((op) => (op.id === own.id ? { ...op, version } : op));
}

function refused(state, { id, refusal }) {
  const card = find(cardsOf(state, ""), id);
  const history = state.history.filter((other) => other !== id);
  const message = { key: "refused", values: { reason: refusal, name: card.name }, loud: true, id: card.kind ? id : "" };
  return { ...state, history, message, ...(card.kind ? {} : { focus: id, back: null }) };
}

/** A colleague was faster: the card goes away, and says why. */
function colleague(state, { id, kind, actor, past }) {
  const cards = cardsOf(state, "");
  const { name } = find(cards, id);
  const here = state.focus === id;
  if (!kind) {
    const message = { key: "reopened", values: { by: actor, name }, loud: true, id };
    return { ...state, message, focus: state.focus || id };
  }
  if (!here) return state;
  const message = { key: "colleague", values: { by: actor, past, name }, loud: true, id };
  return { ...state, message, focus: following(cards, id), exit: "away", back: null };
}

function stepped(state, by) {
  const at = state.order.indexOf(state.focus);
  const focus = state.order[Math.max(0, Math.min(state.order.length - 1, at + by))] ?? "";
  return { ...state, touched: true, focus, exit: by > 0 ? "left" : "right", back: null };
}

/** Back to what stands where no card is left. */
const rested = (state) => ({ ...state, touched: true, focus: "", exit: "away", back: null });

/** A page that was loaded again begins with an older list and what changed since: nobody has looked at a card yet. */
export function begin({ cards, changes, browsing }) {
  const old = changes.map((change) => ({ ...change, actor: "" }));
  const caught = reduce(loaded(NOTHING, { cards, browsing }), { type: "changes", changes: old });
  return { ...caught, message: null, focus: first(caught, browsing) };
}

export function reduce(state, action) {
  switch (action.type) {
    case "load":
      return loaded(state, action);
    case "act":
      return acted(state, action);
    case "score":
      return { ...appended(state, action.op), touched: true, message: { key: action.points ? "scored" : "unscored", values: { points: action.points } } };
    case "open":
      return { ...appended(state, action.op), touched: true };
    case "undo":
      return undone(state, action);
    case "reopen":
      return appended(state, action.op);
    case "annul":
      return { ...state, ops: state.ops.filter(({ op }) => !action.ops.has(op)) };
    case "take_over":
      return takenOver(state, action);
    case "changes": {
      const fresh = action.changes.filter((change) => change.seq > state.heard);
      const after = fresh.reduce(changed, state);
      return fresh.length ? { ...after, heard: fresh.at(-1).seq } : state;
    }
    case "refuse":
      return changed(state, { ...state.truth[action.id], op: action.op, refusal: action.refusal });
    case "show":
      return state.truth[action.id] ? { ...state, touched: true, focus: action.id, back: null, exit: "away", message: null } : state;
    case "step":
      return stepped(state, action.by);
    case "rest":
      return rested(state);
    case "say":
      return { ...state, message: { key: action.key, values: {}, loud: true } };
    case "said":
      return state.message === action.message ? { ...state, message: null } : state;
    default:
      return state;
  }
}
