import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that mostly wait, for servers and workers that were killed or for a clock: begun last, one would wait alone. */
const LONG = ['kill', 'database-killed', 'backup', 'catch-up', 'isolation-http', 'foreign-ids', 'deliveries', 'clock']

const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((name) => moduleId.endsWith(`/${name}.test.ts`))

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    maxWorkers: 1, // two cores; stories, which wait more than they reckon, run two at a time (package.json)
    sequence: { sequencer: LongOnesFirst },
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
