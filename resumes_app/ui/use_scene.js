// What is filmed: the camera as it is, or with another background. There is no way from the second to the first by itself.
import { useEffect, useRef, useState } from "react";
import { useLatest } from "./shared.jsx";

const NONE = { of: null, state: "loading", stream: null, rate: null, laid: { share: 0, below: false } };

/**
 * `{state, stream, rate, laid}`: `stream` is what is shown and recorded, null where there is nothing to record. The state is
 * `off`; `loading`, `on`; `unable` where it did not come to a first picture, `broken` where it did. `rate` holds
 * `a_second`, the pictures, and `lighter`, how much work was left out for the device's sake; `laid` the `share` of the height
 * that is taken by what is beside the person, and whether it is `below`.
 */
export function useScene({ stream, backdrop, beside, composed, attempt, onUnreadable }) {
  const [open, set] = useState(NONE);
  const scene = useRef(null);
  const newest = useLatest({ backdrop, beside, composed, onUnreadable });
  const hides = backdrop !== "off";
  const on = hides || composed;
  useEffect(() => {
    if (!on || !stream) return undefined;
    let here = true;
    const change = (fields) => here && set((before) => ({ ...before, ...fields }));
    set({ ...NONE, of: stream });
    const failed = () =>
      here && set((before) => ({ ...NONE, of: stream, state: before.state === "on" ? "broken" : "unable" }));
    import("./scene.js").then(({ Scene }) => {
      if (!here) return;
      scene.current = new Scene(stream, newest.current.backdrop, {
        loaded: () => scene.current?.arrange(newest.current.beside, newest.current.composed),
        unreadable: (name) => newest.current.onUnreadable?.(name),
        ready: (painted) => change({ state: "on", stream: painted }),
        rate: (rate) => change({ rate }),
        laid: (laid) => change({ laid }),
        failed,
      });
    }).catch(failed);
    return () => {
      here = false;
      scene.current?.close();
      scene.current = null;
      set(NONE);
    };
  }, [stream, on, hides, attempt, newest]);
  useEffect(() => {
    if (hides) scene.current?.choose(backdrop);
  }, [backdrop, hides]);
  useEffect(() => {
    if (open.state === "on") scene.current?.arrange(beside, composed);
  }, [open.state, beside.kind, beside.track, beside.files, beside.at, beside.below, composed]);
  if (!on || !stream) return { ...NONE, state: "off", stream };
  return open.of === stream ? open : NONE; // A new camera, whose scene is not there yet.
}
