// What stands at the lens while one speaks: the question, or the part of the plan that is due; and the way on where a device went.
import { useEffect, useState } from "react";
import { Icon, fill } from "./shared.jsx";

const SETTLES_MS = 1500; // A take that the server has just taken is on neither side for a moment.

/** The part of the plan that is due after `count` takes; `done` after the last; null without a plan. */
export function useSegment(plan, count) {
  const [settled, settle] = useState(count);
  useEffect(() => {
    const timer = setTimeout(() => settle(count), count < settled ? SETTLES_MS : 0);
    return () => clearTimeout(timer);
  }, [count, settled]);
  if (!plan?.length) return null;
  const at = Math.max(count, settled);
  return plan[at] ? { ...plan[at], number: at + 1 } : { done: true, target_ms: 0 };
}

const CARD = "rounded-control bg-scrim px-4 py-2.5 text-white @max-[20rem]:px-2.5";

let lastFolded = null; // Which question, by hand, as long as the page lives.

/** Whether all of `asked`, or of its plan, is read, and what turns that: by itself a `tight` place has one line of it. */
function useFold(asked, tight) {
  const [opened, open] = useState(false);
  const [folded, fold] = useState(lastFolded);
  const whole = tight ? opened : folded !== asked;
  const turn = () => (tight ? open(!opened) : fold((lastFolded = whole ? asked : null)));
  return [whole, turn];
}

/** `small`: the teleprompter stands beside it; `short`: on one line, so that it covers little. */
export function Lens({ labels, glyphs, asked, plan, segment, small, short }) {
  const [asks, setAsks] = useState(false);
  const tight = small || short;
  const [whole, turn] = useFold(asked, tight);
  const shown = segment && !(asks && asked);
  if (!segment && !asked) return null;
  const due = shown && !segment.done && (
    <>
      <span className="block text-sm font-bold">
        {fill(labels.plan_part, { title: segment.title, number: segment.number, count: plan.length, seconds: Math.round(segment.target_ms / 1000) })}
      </span>
      {whole && <span className="block text-pretty">{segment.prompt}</span>}
    </>
  );
  const words =
    shown && segment.done ? (
      <p className="min-w-0 flex-1 font-semibold" data-testid="segment">
        {labels.plan_done}
      </p>
    ) : (
      <button
        type="button"
        aria-expanded={whole}
        onClick={turn}
        data-testid={shown ? "segment" : "asked"}
        className="-my-2.5 flex min-h-tap min-w-0 flex-1 items-center gap-2 py-2.5 text-left font-semibold @max-[20rem]:text-sm"
      >
        <span className={`min-w-0 flex-1 ${tight ? "text-sm" : ""} ${shown || whole ? "" : "truncate"}`}>{due || asked}</span>
        <Icon paths={whole ? glyphs.fold : glyphs.unfold} className="size-4 flex-none" />
      </button>
    );
  // Beside the teleprompter there is room for one line; on a small stage there is none, and the question is with the job.
  // What is shown beside the person may push it down to where the rail is.
  const place = small
    ? "pr-14 low:hidden @max-[20rem]:hidden"
    : `mx-auto w-full max-w-md ${short ? "px-16" : "px-9"} @max-[20rem]:px-12 low:mx-0 low:max-w-none low:px-0`;
  return (
    <div className={place} data-testid="lens">
      <div className={`${CARD} flex items-center gap-2`}>
        {words}
        {segment && asked && (
          <button
            type="button"
            aria-label={asks ? labels.show_plan : labels.show_question}
            title={asks ? labels.show_plan : labels.show_question}
            onClick={() => setAsks(!asks)}
            data-testid="swap"
            className="-my-1 -mr-2.5 grid size-tap flex-none place-items-center rounded-pill"
          >
            <Icon paths={asks ? glyphs.plan : glyphs.question} className="size-5" />
          </button>
        )}
      </div>
    </div>
  );
}

/** A camera or a microphone went away, and there are others. */
export function Lost({ labels, kind, devices, onChoose }) {
  const name = kind === "video" ? "camera" : "microphone";
  return (
    <div className="absolute inset-0 grid place-items-center overflow-y-auto px-5 py-16" role="alert" data-testid="lost">
      <div className="flex w-full max-w-form flex-col gap-3 rounded-card bg-scrim p-5 text-white">
        <h2 className="text-xl">{labels[`lost_${name}`]}</h2>
        <p>{labels.lost_kept}</p>
        {devices.map((device, at) => (
          <button
            key={device.deviceId}
            type="button"
            onClick={() => onChoose({ [name]: device.deviceId })}
            data-testid="use-device"
            data-focus="stage"
            data-then="stage"
            className="flex min-h-tap items-center gap-3 rounded-control border-2 border-white/50 px-4 py-2 text-left font-semibold"
          >
            {device.label || `${labels[name]} ${at + 1}`}
          </button>
        ))}
      </div>
    </div>
  );
}
