// A script as lines to be spoken, and the lines that were spoken as captions. Pure.

const SIGNS_A_WORD = 6; // Five letters and a space, as typists count.
const LEAST_MS = 200;

/** Lines of at the most `most` characters, broken at ends of sentences first, of lengths as even as may be. */
export const linesOf = (script, most) =>
  script
    .split(/\n+/)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?…。！？])\s+/))
    .flatMap((sentence) => parted(sentence.trim(), most));

function parted(sentence, most) {
  const aim = sentence.length / Math.ceil(sentence.length / most);
  const lines = [];
  for (const word of sentence.split(/\s+/).flatMap((one) => pieces(one, most))) {
    const line = lines.at(-1);
    if (line && line.length < aim && line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Some languages part no words. */
const pieces = (word, most) => word.match(new RegExp(`.{1,${most}}`, "gu")) ?? [];

/** How many words a line counts as. */
export const wordsOf = (line) => Math.max(1, line.length / SIGNS_A_WORD);

/**
 * Captions in a take's own time. A mark `{at_ms, for_ms, text}` says that a line began at `at_ms` and takes about `for_ms`;
 * one without text, that none did. A line lasts until the next one, but at the most twice as long as it takes.
 */
export function cuesOf(marks, end_ms) {
  return marks
    .map(({ at_ms, for_ms, text }, number) => ({
      start_ms: Math.round(at_ms),
      end_ms: Math.round(Math.min(at_ms + 2 * for_ms, marks[number + 1]?.at_ms ?? end_ms)),
      text,
    }))
    .filter((cue) => cue.text && cue.end_ms - cue.start_ms >= LEAST_MS);
}
