import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'chrome90',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      treeshake: {
        // The packages are declarations only: a page that names one route must not carry every schema of the product.
        moduleSideEffects: (id: string) =>
          !/[\\/]packages[\\/](domain|mechanism|access|contracts|templates)[\\/]/.test(id),
      },
    },
  },
  server: { proxy: process.env.API_URL ? { '/api': process.env.API_URL, '/health': process.env.API_URL } : {} },
})
