import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Most tests wait for processes of their own: two at once suit two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes when it comes: a laden machine must not fail a test.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
  },
})
