"""The face of the app: tokens, icons, controls, forms, frames, and what ties them to the browser."""
