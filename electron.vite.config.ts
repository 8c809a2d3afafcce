import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Packages of plain JavaScript that go into the program's own files: to find and read each in `node_modules` takes a
 * thread half of its start. Those with native code, WebAssembly, data or workers of their own stay where they are.
 */
const BUNDLED = [
  '@orpc/client',
  '@orpc/contract',
  '@orpc/server',
  'drizzle-orm',
  'edtf',
  'hono',
  'htmlparser2',
  'i18next',
  'temporal-polyfill',
  'uuid',
  'zod',
]

export default defineConfig({
  main: {
    build: {
      target: 'node22',
      externalizeDeps: { exclude: BUNDLED },
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
