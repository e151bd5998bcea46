// The camera stage: picture, countdown, one recording after another. Texts, limits and icons come as props.
import { useCallback, useEffect, useRef, useState } from "react";
import { allowed, useCamera, useLevel } from "./camera.js";
import { isHeard, noteHeard } from "./heard_drafts.js";
import { Prompter, PrompterTools } from "./prompter.jsx";
import { Icon, useOffline, useRemembered } from "./shared.jsx";
import { BesideBar } from "./stage_beside.jsx";
import { Lens, Lost, useSegment } from "./stage_lens.jsx";
import { Clock, Meter, Shutter } from "./stage_parts.jsx";
import { Picture } from "./stage_picture.jsx";
import { Rail } from "./stage_rail.jsx";
import { SceneStatus, Unhidden } from "./stage_scene.jsx";
import { session } from "./take_session.js";
import { useBeside } from "./use_beside.js";
import { useDevices, useOthers } from "./use_devices.js";
import { usePrompter } from "./use_prompter.js";
import { useRecording } from "./use_recording.js";
import { useRetake, useRetaking } from "./use_retake.js";
import { useScene } from "./use_scene.js";
import { useSoundCard } from "./use_sound_card.js";
import { useToldAgain } from "./use_told_again.js";

const VOICE = { noiseSuppression: true, echoCancellation: true };

/** What a person set on this device before: countdown, hidden self-view, background, card, how the microphone hears. */
function useSettings(countdown_s, ground) {
  const [kept, keep] = useRemembered("resumes-stage", {});
  const settings = { countdown_s, hidden: false, backdrop: "off", ground, voice: VOICE, ...kept };
  const change = (fields) => keep({ ...settings, ...fields });
  return [settings, change];
}

/** Takes that are only in this browser yet. */
function useLocalTakes() {
  const [rows, set] = useState([]);
  useEffect(() => {
    const read = () => set(session.list().filter((row) => row.state !== "unfinished"));
    session.addEventListener("change", read);
    read();
    return () => session.removeEventListener("change", read);
  }, []);
  return rows;
}

const LEAST_MS = 300; // A recording that stops by itself ends a little early: what is left then is no room for another.

export function CameraStage({
  on,
  draft,
  sound,
  labels: words,
  soundLabels,
  glyphs,
  capMs,
  keptMs,
  kept,
  keptNewest,
  asked,
  plan,
  planning,
  script,
  lineChars,
  warnMs,
  countdowns,
  grounds,
  bitsPerSecond,
  tolerance,
  attempt,
  oneWay,
  told,
  onCamera,
  onPhase,
  onProblem,
  onScript,
  onSound,
  children,
}) {
  const video = useRef(null);
  const [bar, barBesideChoice] = [useRef(null), useRef(null)];
  const labels = sound ? { ...words, ...soundLabels } : words;
  const [settings, change] = useSettings(countdowns[0], grounds[0].name);
  const backdrop = sound ? "off" : settings.backdrop;
  const [facing, setFacing] = useState("user");
  const [chosen, setChosen] = useState({ camera: "", microphone: "" });
  const [picked, setPicked] = useState(0); // The same device again is asked for again.
  const held = useCamera({ on, sound, facing, ...chosen, attempt: attempt + picked, voice: settings.voice });
  const [anew, setAnew] = useState(0);
  const unreadable = (files) => onProblem?.(["UnreadablePicture", ...files.map((file) => file.name)].join("\n"));
  const beside = useBeside(unreadable);
  const [composed, setComposed] = useState(false); // A take that began with something beside keeps its shape to its end.
  const given = held.state === "live" ? held.stream : null;
  const ground = grounds.find(({ name }) => name === settings.ground) ?? grounds[0];
  const card = useSoundCard(sound ? given : null, ground);
  const scene = useScene({
    stream: sound ? card : given,
    backdrop,
    beside,
    composed: composed || beside.kind !== "none",
    attempt: anew,
    onUnreadable: (name) => unreadable([{ name }]), // It could be read when it was chosen.
  });
  const instead = useOthers(held);
  const found = useDevices(held.state === "live");
  const rows = useLocalTakes();
  const offline = useOffline();
  const tellCamera = (state, error, only = sound) => onCamera?.({ state, error, sound: only, agent: navigator.userAgent });

  useEffect(() => {
    if (on || !draft) return;
    const heard = isHeard(draft);
    allowed(heard).then((yes) => yes && tellCamera("allowed", "", heard));
  }, [on, draft]);
  useEffect(() => {
    if (["asking", "live", "refused"].includes(held.state)) tellCamera(held.state, held.error);
  }, [held.state, held.error]);
  useEffect(() => {
    if (held.state === "live" && draft) noteHeard(draft, sound); // Who comes back goes on so.
  }, [held.state, sound]);
  useEffect(() => {
    if (instead?.length === 0) tellCamera("lost", held.error); // Else the stage itself shows the way on.
  }, [instead?.length]);

  const recorded = rows.filter((row) => row.state !== "recording");
  const coming = recorded.filter((row) => !kept.some(({ id }) => id === row.id)); // What has just arrived is here for a moment.
  const retake = useRetake({ recorded, coming, kept, keptNewest });
  const used_ms = keptMs + coming.reduce((sum, row) => sum + row.duration_ms, 0) - retake.freed_ms;
  const shown = [...kept.filter(({ length_ms }) => length_ms > 0), ...coming.filter(({ state }) => state === "waiting")];
  const segment = useSegment(plan, shown.filter(({ id }) => !retake.gone.has(id)).length);
  const shutter = useRecording({
    stream: scene.stream,
    video,
    able: Boolean(draft) && held.state === "live" && Boolean(scene.stream) && !beside.looks,
    lost: held.state === "lost" || scene.state === "broken",
    elsewhere: beside.kind === "screen",
    kind: sound ? "sound" : "camera",
    replaces: retake.replaced,
    room_ms: capMs - used_ms,
    warn_ms: warnMs,
    countdown_s: settings.countdown_s,
    bits_per_second: bitsPerSecond,
    labels,
    tell: { phase: (phase) => onPhase?.(phase), problem: (name) => onProblem?.(name) },
  });
  useToldAgain(shutter.phase, told, offline, onPhase);
  useEffect(() => setComposed(beside.kind !== "none" || (composed && shutter.phase !== "idle")), [beside.kind, shutter.phase]);
  const prompter = usePrompter({ script, lineChars, shutter });
  useRetaking(retake, shutter);

  const showLevel = useCallback((level) => {
    for (const shown of [bar.current, barBesideChoice.current]) if (shown) shown.style.transform = `scaleX(${level.toFixed(2)})`;
  }, []);
  useLevel(held.state === "live" ? held.stream : null, showLevel);

  const unhidden = held.state === "live" && ["unable", "broken"].includes(scene.state);
  const live = (held.state === "live" || held.state === "changing") && !unhidden;
  const tools = <PrompterTools {...{ labels, glyphs, prompter, planning, onScript }} phase={shutter.phase} />;
  const full = capMs - used_ms < LEAST_MS;
  // What is shown above stays free, but for lines that are read: those stand at the lens.
  const shownAbove = beside.kind === "none" || scene.laid.below || prompter.on ? 0 : scene.laid.share;
  const locked = shutter.phase !== "idle" || held.state !== "live";
  return (
    <div className="group/stage absolute inset-0 overflow-hidden bg-stage" data-testid="stage" data-camera={held.state} data-phase={shutter.phase} data-prompter={prompter.on} data-scene={scene.state} data-rate={scene.rate?.a_second}>
      <Picture
        stream={scene.stream}
        video={video}
        tolerance={tolerance}
        mirrored={facing === "user" && !chosen.camera && beside.kind === "none" && !sound}
        hidden={settings.hidden && !sound}
        laid={scene.laid}
        filming={shutter.phase === "recording"}
        labels={labels}
      />
      <p role="status" className="sr-only">
        {shutter.count > 0 ? String(shutter.count) : shutter.spoken}
      </p>
      {held.state === "lost" && instead?.length > 0 && (
        <Lost
          labels={labels}
          kind={held.error}
          devices={instead}
          onChoose={(fields) => {
            setChosen({ ...chosen, ...fields });
            setPicked(picked + 1);
          }}
        />
      )}
      {unhidden && (
        <Unhidden
          labels={labels}
          what={backdrop === "off" ? "beside" : "backdrop"}
          broken={scene.state === "broken"}
          onAgain={() => setAnew(anew + 1)}
          onWithout={() => {
            if (backdrop === "off") beside.end();
            else change({ backdrop: "off" });
          }}
        />
      )}
      {live && (
        <>
          <div className="absolute inset-x-0 top-0 flex flex-col gap-3 bg-gradient-to-b from-black/55 to-transparent p-3 pb-8 pt-[calc(0.75rem+env(safe-area-inset-top))] low:bottom-39 low:left-(--beside) low:right-(--edge) low:gap-2 low:overflow-y-auto low:bg-none low:px-0 low:pb-0">
            <div className="pl-14 low:pl-0 low:group-data-[phase=idle]/stage:group-has-data-unfinished/stage:hidden">
              <Clock
                labels={labels}
                used_ms={used_ms}
                now_ms={shutter.elapsed_ms}
                cap_ms={capMs}
                warn_ms={warnMs}
                target_ms={segment?.target_ms ?? 0}
                phase={shutter.phase}
              />
            </div>
            {/* All else stands under what is shown above. */}
            {shownAbove > 0 && <div style={{ height: `calc(${shownAbove} * min(177.78cqw, 100cqh) - 4rem)` }} className="flex-none low:hidden" />}
            <div role="status" className="contents">
              {offline && (
                <p data-offline className="rounded-control bg-caution-soft px-4 py-2.5 text-center text-sm font-semibold text-caution">
                  {recorded.length > 0 ? labels.offline_kept : labels.offline}
                </p>
              )}
            </div>
            <SceneStatus {...{ labels, scene }} hides={backdrop !== "off"} />
            <BesideBar {...{ labels, glyphs, beside }} />
            {prompter.on && <Prompter {...{ labels, prompter, onScript }} />}
            <div className="hidden low:block">{tools}</div>
            <Lens {...{ labels, glyphs, asked, plan, segment }} small={prompter.on} short={beside.kind !== "none"} />
            {!(prompter.on && prompter.lines.length) && planning}
            {children}
          </div>
          <Rail
            {...{ labels, glyphs, countdowns, grounds, settings, change, found, chosen, setChosen, beside, locked, sound, oneWay, onSound }}
            level={barBesideChoice}
            prompter={{
              on: prompter.on,
              turn: () => {
                prompter.set({ on: !prompter.on });
                if (!prompter.on && !script) onScript?.();
              },
            }}
            taking={shutter.phase !== "idle"}
            turn={() => {
              setChosen({ ...chosen, camera: "" });
              setFacing(facing === "user" ? "environment" : "user");
            }}
          />
          {shutter.count > 0 && (
            <p
              aria-hidden="true"
              className="pointer-events-none absolute inset-0 grid place-items-center low:left-(--aside) low:right-auto low:w-[56.25cqh] text-[9rem] font-black text-white drop-shadow-lg"
            >
              {shutter.count}
            </p>
          )}
          {shutter.phase === "paused" && (
            <p className="pointer-events-none absolute inset-x-0 top-1/2 text-center low:left-(--aside) low:right-auto low:w-[56.25cqh]">
              <span className="rounded-pill bg-scrim px-5 py-2 text-lg font-bold text-white">{labels.paused}</span>
            </p>
          )}
          <div className="pointer-events-none absolute inset-x-0 bottom-0 h-64 bg-gradient-to-t from-black/65 to-transparent low:hidden" />
          <div className="absolute inset-x-0 bottom-[calc(5.5rem+env(safe-area-inset-bottom))] flex flex-col items-center gap-4 pointer-events-none *:pointer-events-auto low:contents">
            {/* Below the face; the rail is beside them where the stage is low. */}
            <div className="px-16 empty:hidden low:hidden @max-[20rem]:px-14">{tools}</div>
            <div className="group-has-data-unfinished/stage:invisible low:absolute low:bottom-3 low:left-(--aside) low:flex low:w-[56.25cqh] low:justify-center low:px-2">
              {full && shutter.phase === "idle" ? (
                <p className="mx-4 rounded-control bg-scrim px-4 py-2 text-center text-sm font-semibold text-white">{labels.full}</p>
              ) : (
                <Meter label={labels.level} bar={bar}>
                  <Icon paths={glyphs.microphone} className="size-5" />
                </Meter>
              )}
            </div>
            <div className="low:absolute low:bottom-[calc(4.5rem+env(safe-area-inset-bottom))] low:left-(--beside) low:right-(--edge)">
              <Shutter
                labels={labels}
                glyphs={glyphs}
                phase={shutter.phase}
                full={full || held.state !== "live" || !scene.stream || beside.looks}
                canPause={shutter.can_pause}
                retakes={retake.able}
                press={shutter.press}
                onPause={shutter.pause}
                onRetake={() => {
                  prompter.rewind();
                  retake.ask();
                }}
              />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
