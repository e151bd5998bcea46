// Keeps the address bar at what the page shows, without going anywhere.
import { useEffect, useLayoutEffect, useRef } from "react";
import { useLocation } from "react-router";

// The router would take a way within the page for one to `to`, and draw the page anew.
function staying(event) {
  const link = event.target.closest?.('a[href^="#"]');
  const there = link && document.getElementById(link.hash.slice(1));
  if (!there) return;
  event.preventDefault();
  there.focus();
}

/** While it is there, the bar has the address `to`: a reload opens it. "" is the page's own. */
export function AddressBar({ to }) {
  const own = useLocation();
  const before = useRef({});
  useLayoutEffect(() => {
    const lost = before.current.to && !to && before.current.own === own;
    before.current = { to, own };
    if (lost) return location.reload(); // The server forgot this tab; what it saved is at the bar's address.
    const here = to || own.pathname;
    if (location.pathname !== here) history.replaceState(history.state, "", here + location.search);
  }, [to, own]);
  useEffect(() => {
    if (!to) return;
    document.addEventListener("click", staying);
    return () => document.removeEventListener("click", staying);
  }, [to]);
  return null;
}
