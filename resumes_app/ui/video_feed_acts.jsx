// Save, pass, undo, reply, share: shown at once, told to the page at the same moment.

import { useRef, useState } from "react";

import { withCard, withCardBack, withoutCard } from "./video_feed_list.jsx";
import { useLatest } from "./shared.jsx";
import { calm } from "./video_feed_place.jsx";

const LEAVE_MS = 200;
const TOAST_MS = 9000;

export function useActs({ list, update, place, player, calls, labels, links, refocus }) {
  const [leaving, setLeaving] = useState("");
  const [toast, setToast] = useState(null);
  const timers = useRef({});
  const now = useLatest({ list, leaving, toast, player, place });
  const acts = useRef({});

  const cardOf = (slug) => now.current.list.cards.find((card) => card.slug === slug);

  function say(text, undo) {
    clearTimeout(timers.current.toast);
    setToast({ text, undo });
    timers.current.toast = setTimeout(() => setToast(null), TOAST_MS);
  }

  function allowed(act, slug) {
    now.current.place.handled();
    if (calls.current.signedIn) return true;
    calls.current.onAsk?.({ act, slug });
    return false;
  }

  function finishLeaving() {
    const slug = now.current.leaving;
    clearTimeout(timers.current.leaving);
    if (!slug) return;
    now.current.leaving = "";
    const focusAgain = refocus(slug);
    update(withoutCard, slug);
    setLeaving("");
    if (focusAgain) requestAnimationFrame(focusAgain);
  }

  // One object for the life of the feed: cards compare their props.
  Object.assign(acts.current, {
    save(slug, saved) {
      if (!allowed("save", slug) || !cardOf(slug) || cardOf(slug).saved === saved) return;
      update(withCard, slug, { saved });
      calls.current.onSave?.({ slug, saved });
      if (saved) say(labels.saved_toast, { act: "save", slug });
      else setToast(null);
    },
    pass(slug) {
      if (!allowed("pass", slug) || !cardOf(slug) || now.current.leaving === slug) return;
      finishLeaving();
      calls.current.onPass?.({ slug });
      say(labels.passed_toast, { act: "pass", slug });
      now.current.leaving = slug;
      setLeaving(slug);
      timers.current.leaving = setTimeout(finishLeaving, calm() ? 0 : LEAVE_MS);
    },
    undo() {
      const undo = now.current.toast?.undo;
      if (!undo) return;
      finishLeaving();
      setToast(null);
      if (undo.act === "save") update(withCard, undo.slug, { saved: false });
      else {
        now.current.place.lookFor(undo.slug);
        update(withCardBack, undo.slug);
      }
      calls.current.onUndo?.(undo);
    },
    reply(slug) {
      if (allowed("reply", slug)) calls.current.onReply?.({ slug });
    },
    async share(slug) {
      now.current.place.handled();
      const url = new URL(links.job + slug, location.origin).href;
      try {
        if (navigator.share) await navigator.share({ title: cardOf(slug).title, url });
        else {
          await navigator.clipboard.writeText(url);
          say(labels.copied);
        }
        calls.current.onShare?.({ slug });
      } catch (error) {
        if (error.name !== "AbortError") say(labels.not_copied.replace("{url}", url));
      }
    },
    tap() {
      now.current.place.handled();
      now.current.player.toggle();
    },
    /** Whoever reads them in the picture cannot turn them off. */
    captions() {
      if (now.current.player.drawn) say(labels.captions_drawn);
      else now.current.player.toggleCaptions();
    },
    right: (slug) => acts.current.save(slug, true),
    left: (slug) => acts.current.pass(slug),
    retry: () => now.current.player.retry(),
  });

  // Whether `key` is one of ours. A card that is on its way out is not the current one any more.
  function letter(key) {
    const { player: playing, place: at, list: there, leaving: gone } = now.current;
    const slug = there.cards.filter((card) => card.slug !== gone)[at.current]?.slug;
    const does = {
      " ": () => acts.current.tap(),
      u: () => acts.current.undo(),
      m: () => playing.toggleSound(),
      c: () => acts.current.captions(),
      s: () => slug && acts.current.save(slug, !cardOf(slug).saved),
      x: () => slug && acts.current.pass(slug),
      r: () => slug && !cardOf(slug).replied && acts.current.reply(slug),
    }[key];
    does?.();
    return Boolean(does);
  }

  return { acts: acts.current, letter, leaving, toast };
}
