// What the camera sees, in the frame that the finished video has.
import { useEffect } from "react";
import { FramedVideo } from "./framed_video.jsx";

/** `laid`: what stands beside the person is seen although they are `hidden`. */
export function Picture({ stream, video, tolerance, mirrored, hidden, laid, filming, labels }) {
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
          place={{ "data-mirrored": mirrored, "data-hidden": (hidden && !laid.share) || !stream }}
          muted
          aria-label={labels.self_view}
        />
        {stream && hidden && (
          <p
            style={laid.share ? { [laid.below ? "bottom" : "top"]: `${100 * laid.share}%` } : undefined}
            className="absolute inset-0 grid place-items-center bg-stage px-18 low:px-6 text-center text-lg font-semibold text-ink-soft"
          >
            {filming ? labels.hidden_filming : labels.hidden}
          </p>
        )}
      </div>
    </div>
  );
}
