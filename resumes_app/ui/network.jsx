// What depends on whether there is a network. In the page's own script: nothing waits for it.
import { useOffline } from "./shared.jsx";

/** What works only with the network: its buttons and fields are disabled without. */
export function NeedsNetwork({ className, children }) {
  return (
    <fieldset disabled={useOffline()} className={`min-w-0 ${className}`}>
      {children}
    </fieldset>
  );
}

/** Its children; without the network, `text`. */
export const OrOffline = ({ text, children }) => (useOffline() ? <span data-offline>{text}</span> : children);
