// The words of a text file, whatever it was written with. Pure.

const MARKS = [
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** `bytes`: an ArrayBuffer. What begins with no mark is UTF-8, or else Windows-1252, which older tools write. */
export function textOf(bytes) {
  const first = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => first[at] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
