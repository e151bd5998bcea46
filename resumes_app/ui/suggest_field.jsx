// A field that offers values while one types: a combobox, whose list is walked by arrow keys, mouse or finger.
import { useEffect, useId, useRef, useState } from "react";

import { fill, useLatest } from "./shared.jsx";

const REST_MS = 200;

/** Writes into another field of the form, as if somebody had: the form hears of it. */
function write(field, value) {
  if (!field) return;
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

export function SuggestField({ options, value, refill, chosen, chosenName, firstOnEnter, listLabel, said, optionsFor, noneSaid, onTyped, onChosen, className, fieldId, ...given }) {
  const list = useId();
  const box = useRef(null);
  const [text, setText] = useState(value);
  const [kept, keep] = useState(chosen);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const timer = useRef(null);
  const answered = useRef(true); // What is offered is for what stands in the field.
  const hurried = useRef(false); // Enter was pressed before that.
  const tell = useLatest(onTyped);
  useEffect(() => {
    setText(value);
    keep(chosen);
    setOpen(false);
  }, [value, refill, chosen]);
  useEffect(() => {
    const put = ({ target }) => (target.name === chosenName ? keep : setText)(target.value);
    const { current } = box;
    current.addEventListener("stored", put);
    return () => current.removeEventListener("stored", put);
  }, [chosenName]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    box.current.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const shown = open && options.length > 0;
  const unknown = noneSaid && options.length === 0 && optionsFor === text && text !== value && text.trim().length > 1;
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const type = (event) => {
    const typed = event.target.value;
    setText(typed);
    keep("");
    setOpen(true);
    setActive(-1);
    answered.current = hurried.current = false;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell.current(typed), REST_MS);
  };
  const choose = (option) => {
    clearTimeout(timer.current);
    setText(option.text);
    keep(option.value);
    close();
    // The form, which reads all its fields when one changes, hears of it once the chosen one stands in them.
    setTimeout(() => {
      const form = box.current?.querySelector("input").form;
      for (const [name, filled] of Object.entries(option.fills)) write(form?.elements[name], filled);
    });
    onChosen?.(option.value);
  };
  useEffect(() => {
    setActive(-1);
    answered.current = true;
    if (hurried.current && options.length > 0) choose(options[0]);
    hurried.current = false;
  }, [options, optionsFor]);
  const step = (by) => {
    setOpen(true);
    if (shown) setActive((active + by + options.length + (active < 0 && by < 0 ? 1 : 0)) % options.length);
  };
  const first = () => {
    if (!answered.current) return () => (hurried.current = true);
    return shown && (() => choose(options[0]));
  };
  const press = (event) => {
    const acts = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Escape: shown && close,
      Enter: active >= 0 ? shown && (() => choose(options[active])) : firstOnEnter && first(),
    };
    const act = !event.nativeEvent.isComposing && !event.altKey && acts[event.key];
    if (!act) return;
    event.preventDefault(); // Neither is the form sent nor the sheet closed.
    event.stopPropagation();
    act();
  };
  return (
    <div ref={box} className="relative">
      <input
        {...given}
        id={fieldId}
        value={text}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown && active >= 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={type}
        onKeyDown={press}
        onBlur={close}
        className={className}
      />
      {chosenName && <input type="hidden" name={chosenName} value={kept} />}
      <ul
        id={list}
        role="listbox"
        aria-label={listLabel}
        hidden={!shown}
        data-testid={given["data-testid"] && `${given["data-testid"]}-options`}
        className="absolute inset-x-0 top-full z-nav mt-1 max-h-80 overflow-y-auto rounded-control border border-line bg-raised p-1 shadow-raised"
      >
        {options.map((option, at) => (
          <li
            key={option.value}
            id={`${list}-${at}`}
            role="option"
            aria-selected={at === active}
            onMouseDown={(event) => event.preventDefault() /* The field keeps the focus. */}
            onClick={() => choose(option)}
            className="flex min-h-tap cursor-pointer items-center rounded-control px-3 py-2 leading-snug text-ink hover:bg-ink/8 aria-selected:bg-primary-soft aria-selected:text-on-primary-soft"
          >
            {option.label}
          </li>
        ))}
      </ul>
      <p role="status" className={unknown ? "mt-1.5 text-sm [overflow-wrap:anywhere]" : "sr-only"}>
        {unknown ? fill(noneSaid, { typed: text.trim() }) : shown && fill(said, { n: options.length })}
      </p>
    </div>
  );
}
