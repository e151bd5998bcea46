// `Promise.withResolvers`, which iOS before 17.4 lacks.
export function deferred() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}
