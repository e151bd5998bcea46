// What a socket may have lost, told again until it is stopped.
const FIRST_MS = 3000;
const LONGEST_MS = 60_000;

/** Call `tell` again and again, ever less often: while a server is away, each call waits in a queue. Returns how to stop. */
export function tellAgain(tell) {
  let pause_ms = FIRST_MS;
  const again = () => {
    tell();
    pause_ms = Math.min(2 * pause_ms, LONGEST_MS);
    timer = setTimeout(again, pause_ms);
  };
  let timer = setTimeout(again, pause_ms);
  return () => clearTimeout(timer);
}
