/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-stands-alone',
      comment: 'Both sides speak shared: plain TypeScript, no Node, no Electron, nothing of either side.',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { path: ['^src/(main|preload|renderer)', '^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'shared-without-node',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-only-shared',
      comment: 'The window talks to its origin by fetch and knows neither engine nor shell.',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: ['^src/(main|preload)', '^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-knows-no-shell',
      severity: 'error',
      from: { path: '^src/main/engine' },
      to: {
        path: [
          '^src/main/shells',
          '^src/main/index',
          '^src/(preload|renderer)',
          '^electron$',
          'node_modules/electron/',
        ],
      },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/main/shells/electron', '^src/preload'] },
      to: { path: ['^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'shells-apart',
      comment: 'A shell does not lean on another; the command line alone starts the browser shell.',
      severity: 'error',
      from: { path: '^src/main/shells/(electron|browser)/' },
      to: { path: '^src/main/shells/(electron|browser|cli)/', pathNot: '^src/main/shells/$1/' },
    },
    {
      name: 'tables-stay-home',
      comment: 'Features of the engine meet through each other’s functions, never through each other’s tables.',
      severity: 'error',
      from: { path: '^src/main/engine/([^/]+)/' },
      to: { path: '^src/main/engine/[^/]+/table\\.ts$', pathNot: '^src/main/engine/$1/' },
    },
    {
      name: 'preload-alone',
      severity: 'error',
      from: { path: '^src/preload' },
      to: { path: '^src/(main|renderer)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'src/renderer/tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
}
