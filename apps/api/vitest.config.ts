import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 1, // two cores; stories, which wait more than they reckon, run two at a time (package.json)
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'data/**/*.test.ts', 'test/frozen/*.test.ts', 'test/bench/*.test.ts'],
          setupFiles: ['test/metadata.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          isolate: false, // each file makes its own program; reading its modules anew cost two seconds a file
          include: ['test/stories/**/*.test.ts'],
          setupFiles: ['test/metadata.ts', 'test/scrypt-once.ts'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          setupFiles: ['test/metadata.ts'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
