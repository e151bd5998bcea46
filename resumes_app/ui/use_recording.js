// What the shutter does: count down, record, pause, stop; by itself at the limit, when a device goes, when the page does.
import { useEffect, useRef, useState } from "react";
import { useLatest } from "./shared.jsx";
import { Recording } from "./take_recording.js";
import { useHolding } from "./use_holding.js";

const SECOND_MS = 1000;
const TICK_MS = 100;

function useElapsed(recording, phase) {
  const [elapsed_ms, set] = useState(0);
  useEffect(() => {
    if (!recording) {
      set(0);
      return undefined;
    }
    const read = () => set(recording.elapsed_ms);
    read();
    if (phase !== "recording") return undefined;
    const timer = setInterval(read, TICK_MS);
    return () => clearInterval(timer);
  }, [recording, phase]);
  return elapsed_ms;
}

function useCountdown(seconds_left, done) {
  const finish = useLatest(done);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!count) return undefined;
    const timer = setTimeout(() => {
      setCount(count - 1);
      if (count === 1) finish.current();
    }, SECOND_MS);
    return () => clearTimeout(timer);
  }, [count, finish]);
  return [count, () => setCount(seconds_left), () => setCount(0)];
}

/**
 * `{phase, count, elapsed_ms, elapsed, spoken, can_pause, id, press, pause, begin}`; phase is idle, counting, starting,
 * recording, paused or saving; `press` is what the shutter listens with, `elapsed()` the take's own time at this moment;
 * `begin()` returns whether it did. `replaces`: the take that goes once the new one is there; empty for none.
 */
export function useRecording({ stream, video, able, lost, elsewhere, kind, replaces, room_ms, warn_ms, countdown_s, bits_per_second, labels, tell }) {
  const [phase, setPhase] = useState("idle");
  const [recording, setRecording] = useState(null);
  const [spoken, speak] = useState("");
  const elapsed_ms = useElapsed(recording, phase);
  const running_now = useRef(null); // Sooner than the state of this component knows.
  const newest = useLatest({ lost, able, elsewhere });
  const let_go = useRef(false);

  const enter = (next) => {
    setPhase(next);
    tell.phase(next);
  };

  const tellNewest = useLatest(tell.phase);
  useEffect(() => {
    tellNewest.current("idle"); // The page may have been left while it recorded.
  }, [tellNewest]);

  const finish = (taking) => {
    enter("saving");
    taking.stop();
  };

  const record = async () => {
    let_go.current = false;
    if (!newest.current.able) return enter("idle"); // What was to be filmed went while it was counted down.
    enter("starting");
    try {
      const taking = new Recording(stream, video.current, bits_per_second, { kind, replaces });
      taking.addEventListener("change", () => taking.state !== "inactive" && enter(taking.state));
      taking.addEventListener("problem", (event) => tell.problem(event.detail));
      taking.addEventListener("done", () => {
        setRecording(null);
        running_now.current = null;
        speak(labels.stopped);
        enter("idle");
      });
      await taking.start();
      setRecording(taking);
      running_now.current = taking;
      speak(labels.started);
      if (let_go.current || newest.current.lost) finish(taking); // The finger, or the camera, was gone before it ran.
    } catch (error) {
      tell.problem(error.name);
      enter("idle");
    }
  };

  const [count, startCount, endCount] = useCountdown(countdown_s, record);

  const can_begin = able && room_ms > 0 && phase === "idle";
  const begin = () => {
    if (!can_begin) return false;
    if (countdown_s) {
      startCount();
      enter("counting");
    } else record();
    return true;
  };

  const stop = () => recording && finish(recording);

  const tap = () => {
    if (phase === "counting") {
      endCount();
      enter("idle");
    } else if (phase === "idle") begin();
    else stop();
  };

  const pause = () => (phase === "paused" ? recording?.resume() : recording?.pause());

  const stopNewest = useLatest(stop);
  const left_ms = phase === "recording" && recording ? room_ms - recording.elapsed_ms : null;
  useEffect(() => {
    if (left_ms === null) return undefined;
    const warning = left_ms > warn_ms ? setTimeout(() => speak(labels.last_seconds), left_ms - warn_ms) : undefined;
    const end = setTimeout(() => stopNewest.current(), Math.max(0, left_ms));
    return () => {
      clearTimeout(warning);
      clearTimeout(end);
    };
    // The clock of one stretch starts with it; what ticks meanwhile must not restart it.
  }, [phase, recording]);

  useEffect(() => {
    if (lost) stopNewest.current(); // What was recorded so far is a take.
  }, [lost, stopNewest]);

  const running = useLatest(() => recording);
  useEffect(() => {
    // A phone's camera stops in the background: a pause keeps picture and sound together. Who shows a screen is elsewhere.
    const hidden = () => document.hidden && !newest.current.elsewhere && running.current()?.pause();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      running.current()?.stop();
    };
  }, [running, newest]);

  const press = useHolding({
    idle: can_begin,
    tap,
    hold: () => can_begin && record(), // Who holds is ready: no countdown.
    release: () => {
      let_go.current = true;
      if (running_now.current) finish(running_now.current);
    },
  });
  const elapsed = () => recording?.elapsed_ms ?? 0;
  return { phase, count, elapsed_ms, elapsed, spoken, can_pause: recording?.can_pause ?? false, id: recording?.id, press, pause, begin };
}
