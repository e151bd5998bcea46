// What is laid over the picture of an edit, each while it is seen, and where it may be, the frames to move it by.
import { useSyncExternalStore } from "react";
import { stickerBlock, textBlock } from "./edit_layout.js";
import { Placing, useLive } from "./edit_placing.jsx";
import { EditCaption, EditSticker, EditText, TrackCaption, useTypefaces } from "./edit_texts.jsx";
import { usePlaying, watchPlayhead } from "./playhead.js";

/** Those of the items that are seen now, with their `number`; rendered anew only when one comes or goes. */
function useSeen(player, items) {
  const places = useSyncExternalStore(watchPlayhead, () => {
    const now_ms = Math.round(player.picture_ms);
    return items.flatMap(({ start_ms, end_ms }, place) => (start_ms <= now_ms && now_ms < end_ms ? [place] : [])).join();
  });
  const seen = places.split(",");
  return items.flatMap((item, number) => (seen.includes(String(number)) ? [{ item, number }] : []));
}

/** `placing`: what `Placing` is given; null where nothing can be moved. */
export function EditOverlays({ player, texts, stickers, captions, burn, families, rules, placing }) {
  useTypefaces();
  const playing = usePlaying();
  const [live, hand] = useLive({ text: texts, sticker: stickers }, placing?.onPlace);
  const drawn = {
    text: (item) => textBlock(item, families[item.face], rules),
    sticker: (item) => stickerBlock(item, rules),
  };
  const laid = (kind, seen) =>
    seen.map(({ item: saved, number }) => {
      const moved = live?.kind === kind && live.number === number;
      const item = moved ? { ...saved, ...live.values } : saved;
      return { kind, number, item, drawn: drawn[kind](item) };
    });
  const stuck = laid("sticker", useSeen(player, stickers));
  const words = laid("text", useSeen(player, texts));
  const cues = useSeen(player, captions);
  return (
    <>
      {stuck.map((one) => (
        <EditSticker key={one.number} item={one.item} drawn={one.drawn} rules={rules} />
      ))}
      {words.map((one) => (
        <EditText key={one.number} item={one.item} drawn={one.drawn} families={families} rules={rules} />
      ))}
      {cues.slice(0, 1).map(({ item, number }) =>
        burn.on ? (
          <EditCaption key={number} cue={item} burn={burn} families={families} rules={rules} />
        ) : (
          <TrackCaption key={number} cue={item} raised={Boolean(placing?.chosen?.kind)} />
        ),
      )}
      {placing && !playing && <Placing {...placing} laid={[...stuck, ...words]} live={live} hand={hand} rules={rules} />}
    </>
  );
}
