// Preloaded into a process to be measured: at its end it writes the most memory it ever held, in kB, to standard error.
process.on('exit', () => process.stderr.write(`\npeak-memory-kb ${process.resourceUsage().maxRSS}\n`));
