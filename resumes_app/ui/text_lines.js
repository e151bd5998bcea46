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

const charsOf = (text) => [...text].length;

function filled(words, chars) {
  const lines = [words[0]];
  for (const word of words.slice(1)) {
    const joined = `${lines.at(-1)} ${word}`;
    if (charsOf(joined) <= chars) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}

/** A caption in as few lines of at most `chars` characters as may be, as even as they can be. */
export function evenLines(text, chars) {
  const words = wordsOf(text);
  if (!words.length) return [];
  const least = filled(words, chars);
  for (let width = Math.max(...words.map(charsOf)); width < chars; width += 1) {
    const lines = filled(words, width);
    if (lines.length === least.length) return lines;
  }
  return least;
}
