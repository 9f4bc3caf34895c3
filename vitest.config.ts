import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'dist/**', '.cache/**'],
    environment: 'node',
    restoreMocks: true,
    benchmark: { include: [] },
  },
});
