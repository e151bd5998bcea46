// A button that plays a sound by itself. One sounds at a time, and the preview stands still meanwhile.
import { useEffect, useRef, useState } from "react";
import { playhead } from "./playhead.js";
import { Icon } from "./shared.jsx";

let stopOther = () => {};

export function SoundSample({ src, labels, glyphs, testId }) {
  const [sounds, setSounds] = useState(false);
  const button = useRef(null);
  useEffect(() => {
    if (!sounds) return undefined;
    const audio = new Audio(src);
    const stop = () => setSounds(false);
    const turned = () => playhead.playing && stop();
    const onward = () => button.current?.checkVisibility() || stop(); // Another tool was opened.
    stopOther();
    stopOther = stop;
    playhead.pause();
    playhead.addEventListener("state", turned);
    audio.addEventListener("timeupdate", onward);
    for (const over of ["ended", "error"]) audio.addEventListener(over, stop);
    audio.play().catch(stop);
    return () => {
      playhead.removeEventListener("state", turned);
      audio.pause();
      audio.removeAttribute("src");
      if (stopOther === stop) stopOther = () => {};
    };
  }, [sounds, src]);
  return (
    <button
      ref={button}
      type="button"
      aria-label={sounds ? labels.stop : labels.play}
      onClick={() => setSounds(!sounds)}
      data-testid={testId}
      data-sounds={sounds}
      className="grid size-tap flex-none place-items-center rounded-pill text-ink hover:bg-ink/8"
    >
      <Icon paths={sounds ? glyphs.stop : glyphs.play} className="size-5" />
    </button>
  );
}
