// A picture in the video's frame as the renderer composes it: one of about the frame's shape is cropped to fill it,
// any other is shown whole on its own blur.
import { useEffect, useRef, useState } from "react";

const FRAME = 9 / 16;
const BACK = { width: 90, height: 160 }; // An eighth of the renderer's frame, where it blurs too.
const DRAW_MS = 60;

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
    if (element.readyState >= 2) draw(element);
    if (element.requestVideoFrameCallback) {
      number = element.requestVideoFrameCallback(shown);
      return () => element.cancelVideoFrameCallback(number);
    }
    const timer = setInterval(() => draw(element), DRAW_MS);
    return () => clearInterval(timer);
  }, [video, on, draw]);
}

/** Fills its place, which must have the frame's shape; further props go to the video. */
export function FramedVideo({ video, tolerance, place = {}, ...rest }) {
  const back = useRef(null);
  const [covers, setCovers] = useState(true);
  useEffect(() => {
    const element = video.current;
    const measure = () => {
      if (!element.videoWidth) return;
      setCovers(Math.abs(element.videoWidth / element.videoHeight - FRAME) / FRAME < tolerance);
    };
    measure();
    const events = ["loadedmetadata", "resize"]; // A phone that is turned changes the shape of its picture.
    for (const name of events) element.addEventListener(name, measure);
    return () => events.forEach((name) => element.removeEventListener(name, measure));
  }, [video, tolerance]);
  const [draw] = useState(() => (element) => {
    if (!back.current) return;
    const { videoWidth: width, videoHeight: height } = element;
    const scale = Math.max(BACK.width / width, BACK.height / height);
    const [left, top] = [(BACK.width - width * scale) / 2, (BACK.height - height * scale) / 2];
    back.current.getContext("2d").drawImage(element, left, top, width * scale, height * scale);
  });
  usePictures(video, !covers, draw);
  return (
    <div {...place} data-covers={covers} className="absolute inset-0 overflow-hidden [container-type:size] data-[shown=false]:invisible data-[hidden=true]:opacity-0 data-[mirrored=true]:-scale-x-100">
      {!covers && (
        // Larger than the frame: a blur fades at its edges.
        <canvas ref={back} {...BACK} aria-hidden="true" className="absolute inset-0 size-full scale-[1.05] blur-[1.875cqh] brightness-[0.86]" />
      )}
      <video
        ref={video}
        playsInline
        data-covers={covers}
        className="absolute inset-0 size-full object-contain data-[covers=true]:object-cover"
        {...rest}
      />
    </div>
  );
}
