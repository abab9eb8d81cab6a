import { defineConfig } from 'vitest/config'

// Vitest asks for a default export here.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], maxWorkers: 1, isolate: false, testTimeout: 60_000 },
})
