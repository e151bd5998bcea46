// Text broken into the lines that the renderer breaks it into. Pure.

const wordsOf = (text) => text.split(/\s+/).filter(Boolean);

function signs(word) {
  return Intl.Segmenter ? [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment) : [...word];
}

/** The lines of each paragraph, broken at spaces; a word that is wider than a line, between its signs. */
export function linesOf(text, width, widthOf) {
  return text.split("\n").map((paragraph) => broken(wordsOf(paragraph), width, widthOf));
}

function broken(words, width, widthOf) {
  const lines = [];
  let line = "";
  for (const word of words) {
    const joined = line ? `${line} ${word}` : word;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const sign of signs(word)) {
      if (line && widthOf(line + sign) > width) {
        lines.push(line);
        line = "";
      }
      line += sign;
    }
  }
  return [...lines, line];
}

/** The lines of one paragraph, as few as fit and of widths as even as may be; `step` is how exactly. */
export function evenLines(text, width, step, widthOf) {
  const words = wordsOf(text);
  let lines = broken(words, width, widthOf);
  for (let narrower = width - step; narrower > 0; narrower -= step) {
    const tried = broken(words, narrower, widthOf);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines;
}
