// The camera and the microphone: asked for, watched, given back.
import { useEffect, useState } from "react";
import { Hearing } from "./hearing.js";
import { useLatest } from "./shared.jsx";

// In portrait a phone turns the sensor's landscape picture by itself, so it is asked for landscape, uncut.
const PHONE = { width: { ideal: 1280 }, height: { ideal: 720 }, resizeMode: { ideal: "none" } };
const DESK = { width: { ideal: 720 }, height: { ideal: 1280 } };

/** What to ask for; only where `sound` is false the camera too, whose light stays off otherwise. */
const wanted = (chosen, facing, voice, sound) => ({
  video: !sound && {
    ...(matchMedia("(pointer: coarse)").matches ? PHONE : DESK),
    frameRate: { ideal: 30 },
    ...(chosen.camera ? { deviceId: { exact: chosen.camera } } : { facingMode: facing }),
  },
  audio: {
    ...voice,
    ...(chosen.microphone ? { deviceId: { exact: chosen.microphone } } : {}),
  },
});

async function ask(chosen, facing, voice, sound) {
  if (!globalThis.isSecureContext) throw new DOMException("", "InsecureContextError");
  if (!navigator.mediaDevices?.getUserMedia || !globalThis.MediaRecorder) throw new DOMException("", "UnsupportedError");
  try {
    return await navigator.mediaDevices.getUserMedia(wanted(chosen, facing, voice, sound));
  } catch (error) {
    if (error.name !== "OverconstrainedError") throw error;
    return navigator.mediaDevices.getUserMedia({ video: !sound, audio: true });
  }
}

/** True where the person has allowed all of it before, so that nothing needs to be asked; false where that is not told. */
export async function allowed(sound) {
  const names = sound ? ["microphone"] : ["camera", "microphone"];
  try {
    const answers = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return answers.every((answer) => answer.state === "granted");
  } catch {
    return false; // Firefox does not tell.
  }
}

export async function devices() {
  const found = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  const named = (kind) => found.filter((device) => device.kind === kind && device.deviceId);
  return { cameras: named("videoinput"), microphones: named("audioinput") };
}

/** Devices that could take the place of the one of this `kind` (of a track) that went. */
export async function others(kind, gone) {
  const { cameras, microphones } = await devices();
  return (kind === "video" ? cameras : microphones).filter((device) => device.deviceId !== gone);
}

/** Have the microphone hear so; resolves to false where it must be asked for again. */
async function hears(stream, voice) {
  const is = (track) => {
    const now = track.getSettings();
    return Object.entries(voice).every(([name, on]) => now[name] === undefined || now[name] === on);
  };
  try {
    const tracks = stream.getAudioTracks();
    for (const track of tracks) await track.applyConstraints({ ...track.getConstraints(), ...voice });
    return tracks.every(is);
  } catch {
    return false;
  }
}

const OFF = { state: "off", stream: null, error: "" };

/**
 * `{state, stream, error, gone}`; state is off, asking, live, changing (another device, or the same one anew), lost (then
 * `error` is the kind of track and `gone` its device's id) or refused. `attempt` asks again when it changes. `sound`: the
 * microphone alone; the camera is given back. `voice` holds the microphone's constraints. A grant that comes after the
 * component is gone is given back at once.
 */
export function useCamera({ on, sound, facing, camera, microphone, attempt, voice }) {
  const [held, setHeld] = useState(OFF);
  const [anew, setAnew] = useState(0);
  const hearing = useLatest(voice);
  useEffect(() => {
    if (!on) {
      setHeld(OFF);
      return undefined;
    }
    let here = true;
    let stream = null;
    const giveBack = () => stream?.getTracks().forEach((track) => track.stop());
    const had = (before) => ["live", "lost", "changing"].includes(before.state);
    setHeld((before) => ({ ...OFF, state: had(before) ? "changing" : "asking" }));
    ask({ camera, microphone }, facing, hearing.current, sound).then(
      (granted) => {
        stream = granted;
        if (!here) return giveBack();
        for (const track of stream.getTracks()) {
          const gone = track.getSettings().deviceId;
          track.addEventListener("ended", () => here && setHeld({ state: "lost", stream, sound, error: track.kind, gone }));
        }
        return setHeld({ ...OFF, state: "live", stream, sound });
      },
      (error) => here && setHeld({ ...OFF, state: "refused", error: error.name }),
    );
    addEventListener("pagehide", giveBack);
    return () => {
      here = false;
      removeEventListener("pagehide", giveBack);
      giveBack();
    };
  }, [on, sound, facing, camera, microphone, attempt, anew, hearing]);
  useEffect(() => {
    if (held.state === "live") hears(held.stream, voice).then((yes) => yes || setAnew((times) => times + 1));
  }, [voice.echoCancellation, voice.noiseSuppression]);
  return held.stream && held.sound !== sound ? { ...OFF, state: "changing" } : held; // It was asked for otherwise.
}

/** Calls `show(level)` about 15 times a second with the microphone's loudness, 0 to 1. */
export function useLevel(stream, show) {
  useEffect(() => {
    if (!stream?.getAudioTracks().length) return undefined;
    const hearing = new Hearing(stream);
    const timer = setInterval(() => show(hearing.level()), 66);
    return () => {
      clearInterval(timer);
      hearing.close();
    };
  }, [stream, show]);
}
