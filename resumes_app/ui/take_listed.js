// What is told of a take that is in this browser, and by which name.
import { newId } from "./plain_http.js";

/** A name for a new take. The server knows by it where nobody is seen but a card. */
export const newTakeId = (kind) => (kind === "sound" ? `sound-${newId()}` : newId());

/** What the take is uploaded to. */
export const intakeOf = (row) => row.intake || row.draft;

const numberOf = (intake) => Number(intake.split(".")[1] ?? 0);

/**
 * True where the take was begun for an intake that its draft takes nothing from any more: the draft was given up since.
 * Until the place's own is known, nothing is late.
 */
export const isLate = (row, place) =>
  Boolean(place?.intake) && numberOf(intakeOf(row)) < (place.accepts_from ?? numberOf(place.intake));

/** Which take another try replaces: the newest that is on its way, else `kept`, the server's newest; empty for none. */
export const toRetake = (rows, kept) => rows.findLast(({ state }) => state === "waiting")?.id ?? kept ?? "";

const NOT_THERE = ["recording", "unfinished", "late"]; // Such a take replaces none yet.

export function listed(row, place) {
  const state = isLate(row, place) && ["waiting", "refused"].includes(row.state) ? "late" : row.state;
  return {
    id: row.id,
    kind: row.kind,
    heard: Boolean(row.heard),
    state,
    sent_bytes: Math.min(row.sent ?? 0, row.size),
    size_bytes: row.size,
    duration_ms: Math.round(row.duration_ms),
    error: row.error ?? "",
    replaces: NOT_THERE.includes(state) ? [] : (row.replaces ?? []),
  };
}
