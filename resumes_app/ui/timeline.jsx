// The timeline of an edit: clips to scale, what can be done with them, undo and redo. Which changes are allowed is the
// server's business; here they are shown before it has answered.
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

import { KeysSheet, useKeys } from "./keys.jsx";
import { playhead } from "./playhead.js";
import { settle, useOffline, useRemembered } from "./shared.jsx";
import { Head, Shelf, Steps, Tools } from "./timeline_bars.jsx";
import { useChanges } from "./timeline_changes.js";
import { ClipPanel, PANELS } from "./timeline_clip_panel.jsx";
import { playingAt, selectedAfter, selectedBetween, selectedWithout, totalOf } from "./timeline_model.js";
import { Strip, stepped } from "./timeline_strip.jsx";
import { useZoom } from "./timeline_view.js";

export function Timeline({ clips: saved, takes, coming, version, capMs, undo, redo, stepsIn, answer, rules, labels, glyphs, keys, onChange, onRefusal }) {
  const minMs = rules.min_ms;
  const offline = useOffline();
  const [wanted, setWanted] = useState(0);
  const stepped_from = useRef(null);
  const { clips, saved: settled, make } = useChanges({
    clips: saved,
    takes,
    version,
    answer,
    minMs,
    unsaved: labels.unsaved,
    offline,
    onChange,
    onRefusal: (reason, dropped) => {
      stepped_from.current = null;
      setWanted((now) => selectedWithout(dropped, now));
      onRefusal?.(reason);
    },
  });
  const [open, setOpen] = useState("");
  const opener = useRef(null); // The button that laid the settings over the timeline.
  const [help, setHelp] = useState(false);
  const [letters, setLetters] = useRemembered("timeline.letters", true);
  const [foot, setFoot] = useState(null);
  useEffect(() => setFoot(document.getElementById(stepsIn)), [stepsIn]);
  const box = useRef(null);
  const selected = Math.max(0, Math.min(wanted, clips.length - 1));
  const clip = clips[selected];
  const total_ms = totalOf(clips);
  const { pps, zoom, fit } = useZoom(box, total_ms, coming.length + takes.filter((take) => !take.used_ms).length);

  const change = (one) => {
    settle(); // For the clip that it was meant for, before another has its place.
    const chosen = selectedAfter(clips, one, selected, minMs);
    if (make({ ...one, selection: [selected, chosen] })) setWanted(chosen);
  };
  const select = (place, at_ms) => {
    setWanted(place);
    const there = playingAt(clips, playhead.position_ms) === place;
    if (at_ms === null && there) return;
    playhead.pause();
    playhead.seek(at_ms ?? clips[place].start_ms);
  };
  const acts = {
    split: () => change({ act: "split", at_ms: Math.round(playhead.position_ms) }),
    duplicate: () => clip && change({ act: "duplicate", place: selected }),
    remove: () => clip && change({ act: "remove", place: selected }),
    shift: (by) => change({ act: "move", place: selected, to: selected + by }),
    open: (name, button) => {
      opener.current = button;
      setOpen(name);
    },
  };
  const step = (act) => {
    settle();
    if (make({ act })) stepped_from.current = clips;
  };
  const back = () => undo && step("undo");
  const again = () => redo && step("redo");
  useEffect(() => {
    if (!stepped_from.current) return;
    setWanted(selectedBetween(stepped_from.current, saved, selected));
    stepped_from.current = null;
  }, [version]);

  useEffect(() => {
    if (open) return;
    opener.current?.focus();
    opener.current = null;
  }, [open]);

  useKeys((key, repeat, { mod, shift }) => {
    if (key === "Escape" && opener.current) return setOpen(""), true;
    const letter = key.toLowerCase();
    if (mod) {
      const go = { z: shift ? again : back, y: again }[letter];
      return go ? (go(), true) : false;
    }
    const to_ms = ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key) ? stepped(key, shift) : null;
    if (to_ms !== null) return playhead.pause(), playhead.seek(to_ms), true;
    if (key === " ") return repeat || playhead.toggle(), true;
    if (!letters) return false;
    const act = {
      s: acts.split,
      d: acts.duplicate,
      delete: acts.remove,
      backspace: acts.remove,
      "?": () => setHelp(true),
    }[letter];
    return act ? (repeat || act(), true) : false;
  });

  const words = { labels, glyphs, letters };
  const changing = { disabled: offline, className: "contents" };
  const steps = <Steps {...{ undo, redo, labels, glyphs }} onUndo={back} onRedo={again} />;
  return (
    <section
      aria-label={labels.timeline}
      data-testid="timeline"
      data-saved={settled}
      data-covered={Boolean(open)}
      className="group/timeline relative grid h-full min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] content-start lg:grid-rows-[auto_auto_auto] gap-y-1 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-x-7 lg:gap-y-2"
    >
      <Head
        {...words}
        {...{ undo, capMs }}
        totalMs={total_ms}
        over={Math.max(0, total_ms - capMs)}
        onZoom={zoom}
        onFit={fit}
        onKeys={() => setHelp(true)}
      >
        <fieldset {...changing}>{steps}</fieldset>
      </Head>
      {foot && createPortal(<fieldset disabled={offline} className="flex flex-none lg:hidden">{steps}</fieldset>, foot)}
      <Strip
        {...{ box, clips, selected, pps, minMs, labels }}
        onSelect={select}
        onTrim={(place, ends) => change({ act: "trim", place, ...ends })}
        onMove={(place, to) => change({ act: "move", place, to })}
        onZoom={zoom}
      >
        <fieldset {...changing}>
          <Shelf {...{ takes, coming, labels }} onAdd={(take) => change({ act: "add", take, to: clips.length })} />
        </fieldset>
      </Strip>
      <fieldset {...changing}>
        <Tools {...words} {...{ clips, selected, acts }} panels={PANELS} />
        <ClipPanel
          {...{ clip, open, labels, glyphs, rules }}
          place={selected}
          onOpen={setOpen}
          onSet={(values) => make({ act: "set", place: selected, values })}
        />
      </fieldset>
      <KeysSheet {...{ keys, labels, glyphs, letters }} open={help} onLetters={setLetters} onClose={() => setHelp(false)} />
    </section>
  );
}
