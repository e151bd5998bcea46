// What is in the feed, as plain functions of the list before: pages arrive, cards are saved, passed and brought back.

export const EMPTY = { cards: [], cursor: "", total: 0, ready: false, passed: [] };

// A page that opens the feed (asked without a cursor) replaces a list that nobody has touched; otherwise it only
// refreshes the cards that are there, so that a reconnect or coming back from another page moves nothing.
export function withPage(list, page, touched) {
  const opens = !page.after;
  if (opens && !(touched && list.ready)) {
    return { ...EMPTY, cards: page.cards, cursor: page.cursor, total: page.total, ready: true };
  }
  if (!list.ready) return list; // A page from the middle, left over in the state of an earlier visit.
  const fresh = new Map(page.cards.map((card) => [card.slug, card]));
  const cards = list.cards.map((card) => fresh.get(card.slug) ?? card);
  if (opens && list.cursor) return { ...list, cards };
  const there = new Set([...list.cards, ...list.passed.map((entry) => entry.card)].map((card) => card.slug));
  const added = page.cards.filter((card) => !there.has(card.slug));
  return { ...list, cards: [...cards, ...added], cursor: page.cursor };
}

export function withCard(list, slug, change) {
  return { ...list, cards: list.cards.map((card) => (card.slug === slug ? { ...card, ...change } : card)) };
}

export function withoutCard(list, slug) {
  const index = list.cards.findIndex((card) => card.slug === slug);
  if (index < 0) return list;
  return {
    ...list,
    cards: list.cards.toSpliced(index, 1),
    total: Math.max(0, list.total - 1),
    passed: [...list.passed, { card: list.cards[index], index }],
  };
}

export function withCardBack(list, slug) {
  const entry = list.passed.find((passed) => passed.card.slug === slug);
  if (!entry) return list;
  return {
    ...list,
    cards: list.cards.toSpliced(Math.min(entry.index, list.cards.length), 0, entry.card),
    total: list.total + 1,
    passed: list.passed.filter((passed) => passed !== entry),
  };
}

// A word from the server about one card: what an act that was refused has not changed.
export function withPatch(list, patch) {
  const back = patch.passed ? list : withCardBack(list, patch.slug);
  return withCard(back, patch.slug, { saved: patch.saved });
}
