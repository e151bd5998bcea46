// What browsers keep back from pages of a plain HTTP address, where a file can still be taken and sent.
import { deferred } from "./deferred.js";

/** 32 hex characters, random. */
export const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The SHA-256 of the bytes; nothing where the browser does not reckon it. */
export const sha256 = (bytes) => crypto.subtle?.digest("SHA-256", bytes);

/**
 * Runs `act` while no other tab holds `name`; at once where tabs cannot be told apart. Rejects where `signal` ends the
 * wait.
 */
export const alone = async (name, act, signal) => (navigator.locks ? navigator.locks.request(name, { signal }, act) : act());

/** Resolves, when this tab holds `name`, to what lets go of it; at once where tabs cannot be told apart. */
export function hold(name) {
  const { promise: over, resolve: release } = deferred();
  const { promise: held, resolve, reject } = deferred();
  alone(name, () => {
    resolve(release);
    return over;
  }).catch(reject);
  return held;
}

/** The names that tabs hold or wait for; nothing where tabs cannot be told apart. */
export async function heldNames() {
  if (!navigator.locks) return null;
  const { held, pending } = await navigator.locks.query();
  return new Set([...held, ...pending].map((lock) => lock.name));
}
