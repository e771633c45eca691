/** Ignores every polite request to end, the closing of its stdin included. */
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
setInterval(() => {}, 60_000);
console.log('ready');
