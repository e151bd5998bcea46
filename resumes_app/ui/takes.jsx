// Takes outside of the stage: their keeper, a file from the device, a thumbnail.
import { useEffect, useState } from "react";
import { clock, useLatest, useOffline } from "./shared.jsx";
import { addFile } from "./take_file.js";
import { THUMB } from "./take_picture.js";
import { session } from "./take_session.js";
import { tellSpoken, told as toldSpoken } from "./take_spoken.js";
import { base64, thumb } from "./take_store.js";
import { useFirstPicture, useFrame } from "./timeline_media.js";

/** Shows nothing. Keeps the draft's takes on their way to the server as long as the page is open. */
export function TakeKeeper({
  owner,
  draft,
  intake,
  acceptsFrom,
  endpoint,
  purpose,
  command,
  used,
  sent,
  undoMs,
  onTakes,
  onKept,
  onSpoken,
  onProblem,
}) {
  const told = useLatest({ onTakes, onKept, onSpoken, onProblem });
  const tell = useLatest(() => tellSpoken(owner, draft, (take, lines) => told.current.onSpoken?.(take, lines)).catch(() => {}));
  useEffect(() => {
    const changed = () => told.current.onTakes?.(session.list());
    const kept = (event) => told.current.onKept?.(event.detail.id);
    const problem = (event) => told.current.onProblem?.(event.detail);
    const heard = Object.entries({ change: changed, kept, problem });
    for (const [name, hear] of heard) session.addEventListener(name, hear);
    session.confirmed = () => tell.current();
    return () => {
      session.confirmed = null;
      for (const [name, hear] of heard) session.removeEventListener(name, hear);
    };
  }, []);
  useEffect(() => {
    if (!owner || !draft || !(sent || intake)) return; // Until it is known what a draft takes, nothing of it goes up.
    const place = { owner, draft, intake, accepts_from: acceptsFrom, endpoint, purpose, undo_ms: undoMs };
    const failed = (error) => told.current.onProblem?.(error.name);
    if (sent) session.forget(place).catch(() => {}); // Where nothing can be kept, nothing is left.
    else session.open(place).then(() => Promise.all([session.use(used), tell.current()]), failed);
  }, [owner, draft, intake, acceptsFrom, endpoint, purpose, sent]);
  useEffect(() => {
    if (draft && !sent) session.use(used).catch(() => {}); // Pictures only; `open` tells what is wrong.
  }, [used.join()]);
  useEffect(() => {
    if (!command?.seq || !isNew("takes.command", command.seq)) return;
    const acts = { send: "send", discard: "discard", undo: "undo_discard", keep_both: "keep_both", replaced: "has_replaced" };
    const act = acts[command.name];
    const done = act ? session[act](command.take) : toldSpoken(command.take);
    done.catch((error) => told.current.onProblem?.(error.name));
  }, [command?.seq]);
  useEffect(() => {
    // A take under way would be kept, but a person who leaves by mistake wants to know.
    const leaving = (event) => session.list().some((row) => row.state === "recording") && event.preventDefault();
    addEventListener("beforeunload", leaving);
    return () => removeEventListener("beforeunload", leaving);
  }, []);
  return null;
}

/** Whether this command is a new one: a page that is loaded again is given the last one again. */
function isNew(kind, at) {
  try {
    const before = sessionStorage.getItem(kind);
    sessionStorage.setItem(kind, String(at));
    return before !== String(at);
  } catch {
    return true; // Storage is forbidden, and so are takes.
  }
}

/** Shows nothing. What becomes of a draft elsewhere than on its own page becomes of its takes in this browser too. */
export function DraftKeeper({ owner, command }) {
  useEffect(() => {
    if (owner) session.attend(owner);
  }, [owner]);
  useEffect(() => {
    if (!owner || !command?.at || !isNew("takes.draft_command", command.at)) return;
    const place = { owner, draft: command.draft };
    const done = command.name === "give_up" ? session.give_up(place) : session.take_up(place);
    done.catch(() => {}); // Where nothing can be kept, nothing is there.
  }, [owner, command?.at]);
  return null;
}

/** The takes in this browser. */
function useHere() {
  const [rows, set] = useState([]);
  useEffect(() => {
    const read = () => set(session.list().filter((row) => row.state !== "unfinished"));
    session.addEventListener("change", read);
    read();
    return () => session.removeEventListener("change", read);
  }, []);
  return rows;
}

/** How many takes there are, those included of which the server cannot know yet. */
export const TakeCount = ({ used }) => new Set([...used, ...useHere().map((row) => row.id)]).size;

/** How long a take is: as this browser knows it, else as the server was told last, `text`. */
export function TakeLength({ clientId, text }) {
  const here = useHere().find((row) => row.id === clientId);
  return here?.duration_ms ? clock(Math.max(here.duration_ms, 1000) / 1000) : text;
}

/** Its children; without the network, where there are takes that are only in this browser, `text`: a stage says so itself. */
export function TakesAway({ used, text, children }) {
  const away = useHere().some((row) => !used.includes(row.id));
  return useOffline() && away ? <span className="max-lg:sr-only">{text}</span> : children;
}

/** A button that takes a file of video or sound; with `capture` it opens the device's own camera app. */
export function TakeFile({ label, capture, maxBytes, maxMs, disabled, testId, className, onProblem, children }) {
  const [busy, setBusy] = useState(false);
  const took = async (event) => {
    const input = event.target;
    const [file] = input.files;
    if (!file) return;
    if (file.size > maxBytes) {
      input.value = "";
      onProblem?.(`TooLarge\n${file.name}`);
      return;
    }
    setBusy(true);
    try {
      await addFile(file, maxMs);
    } catch (error) {
      onProblem?.(`${error.name}\n${file.name}`);
    }
    input.value = "";
    setBusy(false);
  };
  return (
    <label className={className} aria-busy={busy} data-disabled={disabled}>
      {children}
      <span>{label}</span>
      <input
        type="file"
        accept={capture ? "video/*" : "video/*,audio/*"}
        capture={capture || undefined}
        disabled={disabled || busy}
        onChange={took}
        data-testid={testId}
        className="sr-only"
      />
    </label>
  );
}

/** A take in small: as this browser keeps it, else as the edit has it, else drawn from the server's (`src`), else its number. */
export function TakeThumb({ clientId, src, number, className }) {
  const [kept, keep] = useState(null); // null until it is looked for
  const drawn = useFirstPicture(clientId);
  const fetched = useFrame({ client_id: clientId, src: kept === "" && !drawn ? src : "" }, THUMB.at_ms);
  const picture = kept || drawn || fetched;
  useEffect(() => {
    let here = true;
    // A data address: one of a blob would have to be given back while the picture may still load.
    const show = (bytes) => here && keep(bytes ? `data:image/jpeg;base64,${base64(bytes)}` : "");
    const read = () => thumb(clientId).then(show);
    read();
    const timer = setTimeout(read, 1500); // The picture is drawn shortly after the take has begun.
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [clientId, src]);
  return picture ? (
    <img src={picture} alt="" className={className} />
  ) : (
    <span aria-hidden="true" className={`${className} grid place-items-center bg-raised text-lg font-bold text-ink-soft`}>
      {number}
    </span>
  );
}
