import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'stories', include: ['test/stories/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'long', include: ['test/long/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 } },
    ],
  },
})
