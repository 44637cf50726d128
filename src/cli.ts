#!/usr/bin/env node
import { run } from './cli/run.ts';

// A closed pipe (`wenji … | head`) ends the program quietly instead of with a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  now: () => Date.now(),
  stdout: process.stdout,
  stderr: process.stderr,
});
