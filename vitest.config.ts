import { defineConfig } from 'vitest/config';

/** Where CI wants the counts as JSON; unset elsewhere. */
const results = process.env.WENJI_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/temporary-folder.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Two forks: the machines this runs on have two cores, and some tests start workers themselves.
    pool: 'forks',
    maxWorkers: 2,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
