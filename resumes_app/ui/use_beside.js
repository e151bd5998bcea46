// What is shown beside the person while they speak: their screen, or pictures of their own, one after the other.
import { useEffect, useRef, useState } from "react";

async function isPicture(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  picture?.close();
  return Boolean(picture);
}

const NONE = { kind: "none", track: null, files: [], at: 0 };

/** True where a screen can be shown: its frames must come through while another window is before this one. */
export const canShareScreen = () =>
  Boolean(navigator.mediaDevices?.getDisplayMedia && globalThis.MediaStreamTrackProcessor && globalThis.MediaStreamTrackGenerator);

/**
 * `{kind, track, files, at, below, …}`; kind is `none`, `screen` (a `track`) or `pictures` (`files`, of which number `at` is
 * shown); `below`: under the person. A share that ends, from wherever, leaves the person alone in the picture. `looks`: chosen
 * files are being looked into. `onUnreadable` is given those that are no pictures; they are left out.
 */
export function useBeside(onUnreadable) {
  const [shown, set] = useState(NONE);
  const [below, setBelow] = useState(false);
  const [looks, setLooks] = useState(false);
  const track = useRef(null);
  const give_back = () => {
    if (track.current) track.current.onended = null;
    track.current?.stop();
    track.current = null;
  };
  const here = useRef(false);
  const turn = useRef(0); // Of what was chosen last: an older choice that was looked into for longer says nothing any more.
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      give_back();
    };
  }, []);
  const end = () => {
    turn.current += 1;
    setLooks(false);
    give_back();
    set(NONE);
  };
  return {
    ...shown,
    below,
    looks,
    end,
    swap: () => setBelow(!below),
    /** Ask for a screen; does nothing where the person thinks better of it. */
    share: async () => {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false }).catch(() => null);
      if (!stream) return;
      if (!here.current) return stream.getTracks().forEach((it) => it.stop()); // The page went on while it was asked.
      turn.current += 1;
      setLooks(false);
      give_back();
      [track.current] = stream.getVideoTracks();
      track.current.onended = end;
      set({ ...NONE, kind: "screen", track: track.current });
    },
    lay: async (files) => {
      const mine = (turn.current += 1);
      const pictures = [];
      setLooks(true);
      for (const file of files) if (await isPicture(file)) pictures.push(file); // One at a time: large ones fill a phone.
      if (!here.current || mine !== turn.current) return;
      setLooks(false);
      const others = files.filter((file) => !pictures.includes(file));
      if (others.length) onUnreadable(others);
      if (!pictures.length) return;
      give_back();
      set({ ...NONE, kind: "pictures", files: pictures });
    },
    turn: (places) => set({ ...shown, at: Math.min(Math.max(shown.at + places, 0), shown.files.length - 1) }),
  };
}
