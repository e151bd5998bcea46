// Plays the current card: the pool of videos, sound and captions as remembered, and what has been watched.

import { useEffect, useRef, useState } from "react";

import { useLatest, useRemembered } from "./shared.jsx";
import { calm } from "./video_feed_place.jsx";
import { VideoPool } from "./video_feed_pool.jsx";

const SEEN_AFTER_MS = 1500;

// parts: Map of slug → the card's elements. onSeen({slug, watched_ms})
export function usePlayer({ list, current, parts, onSeen }) {
  const [status, setStatus] = useState({ status: "", slug: "" });
  const [sound, setSound] = useRemembered("feed.sound", false);
  const [muted, setMuted] = useState(true); // Browsers refuse to begin with sound.
  const [captions, setCaptions] = useRemembered("feed.captions", true);
  const pool = useRef(null);
  const told = useRef(new Map());
  const tell = useLatest(onSeen);

  function tellSeen(slug) {
    const watched_ms = Math.round(pool.current?.watched.get(slug) ?? 0);
    if (watched_ms < SEEN_AFTER_MS || watched_ms === told.current.get(slug)) return;
    told.current.set(slug, watched_ms);
    tell.current({ slug, watched_ms });
  }

  useEffect(() => {
    const videos = new VideoPool({
      report: setStatus,
      parts: (slug) => parts.get(slug),
      onWatched: (slug, ms) => ms >= SEEN_AFTER_MS && !told.current.has(slug) && tellSeen(slug),
    });
    pool.current = videos;
    const onVisibility = () => {
      if (!document.hidden) return videos.held || videos.play();
      videos.current?.video.pause();
      tellSeen(videos.current?.slug);
    };
    const onLeave = () => tellSeen(videos.current?.slug);
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("pagehide", onLeave);
    return () => {
      onLeave();
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("pagehide", onLeave);
      videos.end();
    };
  }, []);

  const slug = list.cards[current]?.slug ?? "";
  const previous = useRef(current);
  const direction = useRef(1);
  useEffect(() => {
    const videos = pool.current;
    if (current !== previous.current) direction.current = current > previous.current ? 1 : -1;
    previous.current = current;
    if (videos.current && videos.current.slug !== slug) tellSeen(videos.current.slug);
    if (!slug) return videos.rest();
    if (videos.current?.slug !== slug) videos.held = calm();
    const wanted = [current, current + direction.current, current - direction.current];
    videos.show(wanted.map((index) => list.cards[index]).filter(Boolean));
  }, [slug, current, list.cards.length]);

  useEffect(() => pool.current.showCaptions(captions), [captions]);

  function hear(on) {
    pool.current.mute(!on);
    setMuted(!on);
  }

  // Sound that was on last time comes back with the first touch.
  useEffect(() => {
    if (!sound) return undefined;
    const wake = () => hear(true);
    addEventListener("pointerup", wake, { once: true });
    addEventListener("keydown", wake, { once: true });
    return () => {
      removeEventListener("pointerup", wake);
      removeEventListener("keydown", wake);
    };
  }, []);

  return {
    status: status.slug === slug ? status.status : "",
    muted,
    captions,
    drawn: Boolean(list.cards[current]?.clip.captions_drawn),
    toggle: () => pool.current.toggle(),
    toggleSound() {
      setSound(muted);
      hear(muted);
    },
    toggleCaptions: () => setCaptions(!captions),
    retry: () => pool.current.retry(),
  };
}
