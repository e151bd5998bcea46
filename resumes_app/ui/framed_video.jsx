// A picture in the video's frame as the renderer composes it: one of about the frame's shape is cropped to fill it,
// any other is shown whole on its own blur, unless it is asked for otherwise.
import { useEffect, useRef, useState } from "react";
import { AS_IT_COMES, framed } from "./framing.js";

const FRAME = { width: 9, height: 16 };
const BACK = { width: 90, height: 160 }; // An eighth of the renderer's frame, where it blurs too.
const RIM = 10; // Around it, for the blur to take from.
const CANVAS = { width: BACK.width + 2 * RIM, height: BACK.height + 2 * RIM };
const DARKER = "rgb(24 24 24)"; // What the renderer takes away, in full range.
const DRAW_MS = 60;

const share = (part) => `${100 * part}%`;
const AROUND = {
  left: share(-RIM / BACK.width),
  top: share(-RIM / BACK.height),
  width: share(CANVAS.width / BACK.width),
  height: share(CANVAS.height / BACK.height),
};

/** The whole picture, cropped to the frame and darker, its edges drawn out over the rim. */
function drawBack(canvas, element) {
  const { videoWidth: width, videoHeight: height } = element;
  const pen = canvas.getContext("2d");
  const scale = Math.max(BACK.width / width, BACK.height / height);
  const [left, top] = [(width - BACK.width / scale) / 2, (height - BACK.height / scale) / 2];
  pen.globalCompositeOperation = "source-over";
  pen.drawImage(element, left, top, width - 2 * left, height - 2 * top, RIM, RIM, BACK.width, BACK.height);
  const [right, bottom] = [RIM + BACK.width, RIM + BACK.height];
  for (const [from, to] of [[RIM, 0], [right - 1, right]]) pen.drawImage(canvas, from, RIM, 1, BACK.height, to, RIM, RIM, BACK.height);
  for (const [from, to] of [[RIM, 0], [bottom - 1, bottom]]) pen.drawImage(canvas, 0, from, CANVAS.width, 1, 0, to, CANVAS.width, RIM);
  pen.fillStyle = DARKER;
  for (const step of ["lighten", "difference"]) {
    pen.globalCompositeOperation = step;
    pen.fillRect(0, 0, CANVAS.width, CANVAS.height);
  }
}

/** Calls `draw` whenever the video shows another picture, not too often. */
function usePictures(video, on, draw) {
  useEffect(() => {
    const element = video.current;
    if (!on || !element) return undefined;
    let number;
    let drawn = -DRAW_MS;
    const shown = (now) => {
      if (now - drawn >= DRAW_MS || element.paused) {
        drawn = now;
        draw(element);
      }
      number = element.requestVideoFrameCallback(shown);
    };
    const settled = () => element.readyState >= 2 && draw(element);
    settled();
    element.addEventListener("seeked", settled); // Of a picture that is not to be seen yet nothing else tells.
    const timer = element.requestVideoFrameCallback ? undefined : setInterval(settled, DRAW_MS);
    if (!timer) number = element.requestVideoFrameCallback(shown);
    return () => {
      element.removeEventListener("seeked", settled);
      clearInterval(timer);
      if (!timer) element.cancelVideoFrameCallback(number);
    };
  }, [video, on, draw]);
}

/** The size of the video's picture; null until it is known. */
function useSize(video) {
  const [size, setSize] = useState(null);
  useEffect(() => {
    const element = video.current;
    const measure = () => {
      const { videoWidth: width, videoHeight: height } = element;
      if (width) setSize((known) => (known?.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const events = ["loadedmetadata", "resize"]; // A phone that is turned changes the shape of its picture.
    for (const name of events) element.addEventListener(name, measure);
    return () => events.forEach((name) => element.removeEventListener(name, measure));
  }, [video]);
  return size;
}

/**
 * Fills its place, which must have the frame's shape; further props go to the video.
 *
 * `framing`: `fit`, `zoom`, `focus_x` and `focus_y` of a clip of the edit list.
 */
export function FramedVideo({ video, tolerance, framing = AS_IT_COMES, place = {}, ...rest }) {
  const back = useRef(null);
  const size = useSize(video);
  const box = size && framed(size, FRAME, framing, tolerance);
  const fills = box?.fills ?? true;
  const [draw] = useState(() => (element) => back.current && drawBack(back.current, element));
  usePictures(video, !fills, draw);
  const sides = box && ["left", "top", "width", "height"].map((side) => [side, share(box[side])]);
  return (
    <div
      {...place}
      data-covers={fills}
      className="absolute inset-0 overflow-hidden [container-type:size] data-[shown=false]:opacity-0 data-[hidden=true]:opacity-0 data-[mirrored=true]:-scale-x-100"
    >
      {!fills && (
        <canvas ref={back} {...CANVAS} aria-hidden="true" className="absolute max-w-none blur-[1.875cqh]" style={AROUND} />
      )}
      <video
        ref={video}
        playsInline
        data-covers={fills}
        className="absolute max-w-none object-fill"
        style={sides ? Object.fromEntries(sides) : { inset: 0, width: "100%", height: "100%", objectFit: "cover" }}
        {...rest}
      />
    </div>
  );
}
