import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'dist/**', '.cache/**'],
    environment: 'node',
    restoreMocks: true,
    // Real hubs, real processes, on machines that do other things too: a limit against hanging, not a measure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    benchmark: { include: [] },
  },
});
