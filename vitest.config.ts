import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Two forks: the machines this runs on have two cores, and some tests start workers themselves.
    pool: 'forks',
    maxWorkers: 2,
  },
});
