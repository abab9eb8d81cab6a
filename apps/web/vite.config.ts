import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { chunkFileNames, parts, startAhead } from './parts.ts'

/** A packed copy beside each script and sheet: the server hands it out as it is and spends no time on packing. */
const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file))) {
      const file = join(dir, name)
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
    }
  },
})

export default defineConfig({
  plugins: [react(), startAhead(), packed()],
  build: {
    target: 'chrome90',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: { chunkFileNames, codeSplitting: { groups: parts(import.meta.dirname) } },
      treeshake: {
        // The packages are declarations only: a page that names one route must not carry every schema of the product.
        moduleSideEffects: (id: string) =>
          !/[\\/]packages[\\/](domain|mechanism|access|contracts|templates)[\\/]/.test(id),
      },
    },
  },
  server: { proxy: process.env.API_URL ? { '/api': process.env.API_URL, '/health': process.env.API_URL } : {} },
})
