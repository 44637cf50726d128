import fc from 'fast-check';

/**
 * Properties run on the same examples every time, so that a failure belongs to the change that
 * made it; `npm run check:full` (WENJI_FULL) looks for new ones.
 */
if (!process.env.WENJI_FULL) fc.configureGlobal({ seed: 20_240_601 });
