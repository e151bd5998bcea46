// Drafts that are in sound only, as this browser remembers: who comes back to one is not filmed.
const KEY = "resumes-heard-drafts";
const MOST = 20;

function heardDrafts() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return []; // Storage is forbidden, and so are takes.
  }
}

export const isHeard = (draft) => heardDrafts().includes(draft);

/** Remember whether the draft is in sound only; of those that are, the last ones. */
export function noteHeard(draft, heard) {
  const others = heardDrafts().filter((id) => id !== draft);
  try {
    localStorage.setItem(KEY, JSON.stringify(heard ? [draft, ...others].slice(0, MOST) : others));
  } catch {
    // As above.
  }
}
