import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 1,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'data/**/*.test.ts'] } },
      { extends: true, test: { name: 'stories', include: ['test/stories/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
