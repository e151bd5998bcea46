// Which cameras and microphones there are, and which could take the place of one that went.
import { useEffect, useState } from "react";
import { devices, others } from "./camera.js";

/** All of them: `{cameras, microphones}`. */
export function useDevices(live) {
  const [found, set] = useState({ cameras: [], microphones: [] });
  useEffect(() => {
    const read = () => devices().then(set);
    if (live) read(); // Names are told only after the grant.
    navigator.mediaDevices?.addEventListener?.("devicechange", read);
    return () => navigator.mediaDevices?.removeEventListener?.("devicechange", read);
  }, [live]);
  return found;
}

/** Devices to go on with where one went; null until it is known. */
export function useOthers({ state, error, gone }) {
  const [found, set] = useState(null);
  useEffect(() => {
    if (state !== "lost") return undefined;
    let here = true;
    const tell = (devices) => here && set(devices);
    others(error, gone).then(tell);
    const read = () => others(error, "").then(tell); // The one that went may be back.
    navigator.mediaDevices.addEventListener?.("devicechange", read);
    return () => {
      here = false;
      set(null);
      navigator.mediaDevices.removeEventListener?.("devicechange", read);
    };
  }, [state, error, gone]);
  return found;
}
