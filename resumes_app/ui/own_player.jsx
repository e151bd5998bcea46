// The player of a video that is being made: a first version of it, then the finished one in its place.
import { useRef, useState } from "react";

const ANEW = { at_s: 0, plays: false };

/**
 * Plays `src`; until that is there, `first`. A first version that plays is not cut off by the finished one: it goes on
 * until it is paused, has ended or fails, and the finished one then begins where it was. Without either, its children.
 */
export function OwnPlayer({
  first,
  firstLabel,
  firstNote,
  src,
  label,
  poster,
  captions,
  captionsDrawn,
  finished,
  preload,
  className,
  children,
}) {
  const video = useRef(null);
  const [playing, play] = useState(""); // The first version, while it plays.
  const [next, goOn] = useState(ANEW); // How the finished one begins.
  const shown = playing || src || first;
  if (!shown) return children;
  const isFirst = shown !== src;

  const giveWay = (plays) => {
    if (!isFirst) return;
    const { currentTime, ended } = video.current;
    goOn({ at_s: ended ? 0 : currentTime, plays: plays && Boolean(playing) });
    play("");
  };
  const begin = () => {
    if (isFirst) return;
    const { at_s, plays } = next;
    goOn(ANEW);
    if (at_s && at_s < video.current.duration) video.current.currentTime = at_s;
    if (plays) video.current.play().catch(() => {}); // Who wants it presses.
  };
  const showFinished = () => {
    giveWay(true);
    video.current.focus(); // The button goes.
  };
  return (
    <>
      <video
        ref={video}
        src={shown}
        poster={isFirst ? undefined : poster}
        controls
        playsInline
        preload={isFirst || next.plays ? "metadata" : preload}
        aria-label={isFirst ? firstLabel : label}
        onPlay={() => isFirst && play(shown)}
        onPause={() => giveWay(false)}
        onError={() => giveWay(true)}
        onLoadedMetadata={begin}
        className={className}
        data-testid={isFirst ? "first-cut" : "own-video"}
      >
        {!isFirst && captions && (
          <track key={captions} kind="captions" src={captions} srcLang="en" label="Captions" default={!captionsDrawn} />
        )}
      </video>
      {isFirst && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute left-2 top-2 rounded-chip bg-scrim px-2 py-1 text-xs text-white"
        >
          {firstNote}
        </span>
      )}
      {isFirst && src && (
        <button
          type="button"
          onClick={showFinished}
          data-testid="show-finished"
          className="absolute inset-x-2 top-10 min-h-tap rounded-control bg-primary px-2 text-xs font-semibold text-on-primary"
        >
          {finished}
        </button>
      )}
    </>
  );
}
