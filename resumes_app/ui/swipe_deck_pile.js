// Which cards lie on the pile, which still fly off it, and where the page's list of them stands.

import { useEffect, useState } from "react";

export const AHEAD = 3;
const LIST_FOLLOWS_MS = 100;

/** The card on top and those behind it, in the order in which they will come up. */
export function pile(cards, focus) {
  const at = cards.findIndex((card) => card.id === focus);
  if (at < 0) return [];
  const waiting = (card) => !card.kind && card.id !== focus;
  const behind = [...cards.slice(at + 1), ...cards.slice(0, at)].filter(waiting);
  return [cards[at], ...behind.slice(0, AHEAD)];
}

/**
 * The cards that left the top and still fly out, oldest first: each with where to. Those in the pile again are not among
 * them.
 */
export function useLeaving(stack, way) {
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

/** Keeps the row of the card on top in the part of the page's list that is seen. */
export function useCurrentRow(listId, focus) {
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
