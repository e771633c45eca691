// Set-up writes its own stamp; filled in by scripts/setup.mjs.
