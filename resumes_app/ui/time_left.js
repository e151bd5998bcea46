// How long it is until a moment, in the words of `jobs.service.wording.time_left`: never longer than it is.
const MINUTE_MS = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
const TO_THE_MINUTE = 6 * HOUR;

const counted = (number, unit) => `${number} ${unit}${number === 1 ? "" : "s"}`;

function inWords(minutes) {
  if (minutes < 1) return "less than a minute";
  if (minutes >= 2 * DAY) return counted(Math.floor(minutes / DAY), "day");
  const hours = Math.floor(minutes / HOUR);
  if (minutes >= TO_THE_MINUTE) return counted(hours, "hour");
  const parts = [hours && counted(hours, "hour"), minutes % HOUR && counted(minutes % HOUR, "minute")];
  return parts.filter(Boolean).join(" ");
}

/** Returns "in 6 days", "in 1 hour 54 minutes"; "now" from the moment on, and nothing without one. */
export function timeLeft(iso, now = Date.now()) {
  if (!iso) return "";
  const left = Date.parse(iso) - now;
  return left <= 0 ? "now" : `in ${inWords(Math.floor(left / MINUTE_MS))}`;
}
