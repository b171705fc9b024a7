import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      // Electron's own module loader does not find these two where the packaged app leaves node_modules out.
      externalizeDeps: { exclude: ['electron-store', 'zod', 'ulid', 'eventsource-parser'] },
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'imaging-worker': 'src/main/imaging/worker.ts',
          'demo-painter': 'src/main/demo-gateway/painter-worker.ts',
          checker: 'src/main/checking/worker.ts'
        }
      }
    }
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } }
    }
  },
  renderer: {
    plugins: [react()],
    base: './',
    build: { minify: true }
  }
})
