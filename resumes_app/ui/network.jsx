// What depends on whether there is a network. In the page's own script: nothing waits for it.
import { useState } from "react";
import { isTypedIn, useOffline } from "./shared.jsx";

/**
 * What works only with the network: its buttons and fields are disabled without. A field that somebody types in as the
 * network goes stays theirs until they leave it: it keeps what it holds, and is saved later. The others here wait for that.
 */
export function NeedsNetwork({ className, children }) {
  const [typing, setTyping] = useState(false);
  const offline = useOffline();
  return (
    <fieldset
      disabled={offline && !typing}
      onFocus={({ target }) => setTyping(isTypedIn(target))}
      onBlur={() => setTyping(false)}
      className={`min-w-0 ${className}`}
    >
      {children}
    </fieldset>
  );
}

/** Its children; without the network, `text`. */
export const OrOffline = ({ text, children }) => (useOffline() ? <span data-offline>{text}</span> : children);
