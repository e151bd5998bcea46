// The camera stage: picture, countdown, one recording after another. Texts, limits and icons come as props.
import { useCallback, useEffect, useRef, useState } from "react";
import { allowed, devices, useCamera, useLevel } from "./camera.js";
import { FramedVideo } from "./framed_video.jsx";
import { Icon, useOffline, useRemembered } from "./shared.jsx";
import { Clock, Countdown, Devices, Meter, RailButton, Shutter } from "./stage_parts.jsx";
import { session } from "./take_session.js";
import { useRecording } from "./use_recording.js";

/** What a person set on this device before: countdown, hidden self-view. */
function useSettings(countdown_s) {
  const [kept, keep] = useRemembered("resumes-stage", {});
  const settings = { countdown_s, hidden: false, ...kept };
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

function useDevices(live) {
  const [found, set] = useState({ cameras: [], microphones: [] });
  useEffect(() => {
    const read = () => devices().then(set);
    if (live) read(); // Names are told only after the grant.
    navigator.mediaDevices?.addEventListener?.("devicechange", read);
    return () => navigator.mediaDevices?.removeEventListener?.("devicechange", read);
  }, [live]);
  return found;
}

/** What the camera sees, in the frame that the finished video has. */
function Picture({ stream, video, tolerance, mirrored, hidden, filming, labels }) {
  useEffect(() => {
    if (!stream) return;
    video.current.srcObject = stream;
    video.current.play().catch(() => {}); // Plays with the next tap where the browser wants one.
  }, [stream, video]);
  return (
    <div className="absolute inset-0 [container-type:size] low:left-(--aside)">
      <div data-testid="frame" className="relative mx-auto low:mx-0 aspect-[9/16] w-[min(100cqw,56.25cqh)] overflow-hidden">
        <FramedVideo
          video={video}
          tolerance={tolerance}
          place={{ "data-mirrored": mirrored, "data-hidden": hidden || !stream }}
          muted
          aria-label={labels.self_view}
        />
        {stream && hidden && (
          <p className="absolute inset-0 grid place-items-center px-18 low:px-6 text-center text-lg font-semibold text-ink-soft">
            {filming ? labels.hidden_filming : labels.hidden}
          </p>
        )}
      </div>
    </div>
  );
}

function Rail({ labels, glyphs, countdowns, settings, change, found, chosen, setChosen, turn, locked }) {
  const [picking, setPicking] = useState(false);
  return (
    <div className="absolute right-3 top-1/3 flex flex-col items-end gap-3 group-has-data-unfinished/stage:invisible low:left-[calc(0.75rem+env(safe-area-inset-left))] low:right-auto low:top-18 low:items-start">
      {found.cameras.length > 1 && (
        <RailButton label={labels.flip} paths={glyphs.flip} disabled={locked} onClick={turn} />
      )}
      <Countdown
        {...{ labels, glyphs, countdowns, locked }}
        seconds={settings.countdown_s}
        onChoose={(countdown_s) => change({ countdown_s })}
      />
      <RailButton
        label={labels.hide}
        paths={settings.hidden ? glyphs.eye_off : glyphs.eye}
        pressed={settings.hidden}
        onClick={() => change({ hidden: !settings.hidden })}
      />
      <RailButton
        label={labels.devices}
        paths={glyphs.settings}
        aria-expanded={picking}
        disabled={locked}
        onClick={() => setPicking(!picking)}
      />
      {picking && <Devices labels={labels} found={found} chosen={chosen} locked={locked} onChoose={setChosen} />}
    </div>
  );
}

export function CameraStage({
  on,
  ready,
  labels,
  glyphs,
  capMs,
  keptMs,
  keptShownMs,
  keptTakes,
  warnMs,
  countdowns,
  bitsPerSecond,
  tolerance,
  attempt,
  onCamera,
  onPhase,
  onProblem,
  onRetake,
  children,
}) {
  const video = useRef(null);
  const bar = useRef(null);
  const [settings, change] = useSettings(countdowns[0]);
  const [facing, setFacing] = useState("user");
  const [chosen, setChosen] = useState({ camera: "", microphone: "" });
  const held = useCamera({ on, facing, ...chosen, attempt });
  const found = useDevices(held.state === "live");
  const rows = useLocalTakes();
  const offline = useOffline();
  const tellCamera = (state, error) => onCamera?.({ state, error, agent: navigator.userAgent });

  useEffect(() => {
    if (!on) allowed().then((yes) => yes && tellCamera("allowed", ""));
  }, [on]);
  useEffect(() => {
    if (held.state !== "off") tellCamera(held.state, held.error);
  }, [held.state, held.error]);

  const recorded = rows.filter((row) => row.state !== "recording");
  const used_ms = keptMs + recorded.reduce((sum, row) => sum + row.duration_ms, 0);
  // Each take as it is listed, in whole seconds: the sum of what is shown is what is shown.
  const shown_ms = keptShownMs + recorded.reduce((sum, row) => sum + row.duration_ms - (row.duration_ms % 1000), 0);
  const shutter = useRecording({
    stream: held.stream,
    video,
    able: ready && held.state === "live",
    lost: held.state === "lost",
    room_ms: capMs - used_ms,
    warn_ms: warnMs,
    countdown_s: settings.countdown_s,
    bits_per_second: bitsPerSecond,
    labels,
    tell: { phase: (phase) => onPhase?.(phase), problem: (name) => onProblem?.(name) },
  });
  const [again, setAgain] = useState(0);
  const takes = recorded.length + keptTakes;
  useEffect(() => {
    // A retake begins when the take it replaces has gone, and with it its share of the limit.
    if (!again || takes >= again) return;
    setAgain(0);
    shutter.begin();
  }, [again, takes]);

  const showLevel = useCallback((level) => {
    if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(2)})`;
  }, []);
  useLevel(held.state === "live" ? held.stream : null, showLevel);

  const live = held.state === "live";
  return (
    <div className="group/stage absolute inset-0 overflow-hidden bg-stage" data-testid="stage" data-camera={held.state} data-phase={shutter.phase}>
      <Picture
        stream={live ? held.stream : null}
        video={video}
        tolerance={tolerance}
        mirrored={facing === "user" && !chosen.camera}
        hidden={settings.hidden}
        filming={shutter.phase === "recording"}
        labels={labels}
      />
      <p role="status" className="sr-only">
        {shutter.count > 0 ? String(shutter.count) : shutter.spoken}
      </p>
      {live && (
        <>
          <div className="absolute inset-x-0 top-0 flex flex-col gap-3 bg-gradient-to-b from-black/55 to-transparent p-3 pb-8 pt-[calc(0.75rem+env(safe-area-inset-top))] low:bottom-39 low:left-(--beside) low:right-(--edge) low:gap-2 low:overflow-y-auto low:bg-none low:px-0 low:pb-0">
            <div className="pl-14 low:pl-0 low:group-data-[phase=idle]/stage:group-has-data-unfinished/stage:hidden">
              <Clock
                labels={labels}
                used_ms={used_ms}
                shown_ms={shown_ms}
                now_ms={shutter.elapsed_ms}
                cap_ms={capMs}
                warn_ms={warnMs}
                phase={shutter.phase}
              />
            </div>
            <div role="status" className="contents">
              {offline && (
                <p data-offline className="rounded-control bg-caution-soft px-4 py-2.5 text-center text-sm font-semibold text-caution">
                  {labels.offline}
                </p>
              )}
            </div>
            {children}
          </div>
          <Rail
            {...{ labels, glyphs, countdowns, settings, change, found, chosen, setChosen }}
            locked={shutter.phase !== "idle"}
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
            <div className="group-has-data-unfinished/stage:invisible low:absolute low:bottom-3 low:left-(--aside) low:flex low:w-[56.25cqh] low:justify-center low:px-2">
              {capMs - used_ms <= 0 && shutter.phase === "idle" ? (
                <p className="rounded-control bg-scrim px-4 py-2 text-center text-sm font-semibold text-white">{labels.full}</p>
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
                full={capMs - used_ms <= 0}
                canPause={shutter.can_pause}
                retakes={takes > 0}
                onPress={shutter.press}
                onPause={shutter.pause}
                onRetake={() => {
                  setAgain(takes);
                  onRetake?.();
                }}
              />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
