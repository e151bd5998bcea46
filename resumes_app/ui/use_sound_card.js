// What is shown and recorded of who is not filmed.
import { useEffect, useRef, useState } from "react";
import { useLatest, useMedia } from "./shared.jsx";
import { SoundCard } from "./sound_card.js";

const NONE = { of: null, stream: null };

/** The card that shows the sound of the `stream`, as a stream with that sound; null until there is one. `ground`: its colours. */
export function useSoundCard(stream, ground) {
  const [open, set] = useState(NONE);
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const newest = useLatest({ ground, still });
  const card = useRef(null);
  useEffect(() => {
    if (!stream) return undefined;
    card.current = new SoundCard(stream, newest.current.ground, newest.current.still);
    set({ of: stream, stream: card.current.stream });
    return () => {
      card.current.close();
      card.current = null;
      set(NONE);
    };
  }, [stream, newest]);
  useEffect(() => card.current?.dress(ground), [ground.top, ground.bottom]);
  return stream && open.of === stream ? open.stream : null;
}
