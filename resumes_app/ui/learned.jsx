// Has something learned when the page opens, and again once it is not known any more.
import { useEffect, useRef } from "react";
import { useLatest } from "./shared.jsx";

export function Learned({ known, onUnknown }) {
  const opens = useRef(true);
  const learn = useLatest(onUnknown);
  useEffect(() => {
    if (opens.current || !known) learn.current();
    opens.current = false;
  }, [known, learn]);
  return null;
}
