// Says when the next picture of a sound card is due. A page's own timers nearly stand still while another window is before it.
const PICTURE_MS = 40;

setInterval(() => postMessage(null), PICTURE_MS);
