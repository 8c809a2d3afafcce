import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      target: 'node22',
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/main/shells/cli/main.ts',
          engine: 'src/main/engine/worker.ts',
          'pool-worker': 'src/main/engine/extraction/pool-worker.ts',
          'database-worker': 'src/main/engine/vault/database-worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node22',
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: 'oxc',
      // The window is loaded from this computer, whole: there is nothing to split for.
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
})
