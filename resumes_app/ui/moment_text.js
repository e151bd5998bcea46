// A moment in the words of its reader's time zone. The server has the same rule: `applications/service/promise.py`.
const FAR_OFF_MS = 300 * 86_400_000;

export const DAY_AND_TIME = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" };

/** Returns "Mon 30 Nov, 23:59 CET", with the year where that is far off; empty for an empty `iso`. */
export function momentText(iso, zone, parts = DAY_AND_TIME, now = Date.now()) {
  if (!iso) return "";
  const moment = new Date(iso);
  const year = parts.month && Math.abs(moment - now) > FAR_OFF_MS ? { year: "numeric" } : {};
  return new Intl.DateTimeFormat("en-GB", { ...year, ...parts, timeZone: zone || undefined }).format(moment);
}
