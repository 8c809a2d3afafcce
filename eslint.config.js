import eslint from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Nothing a shell alone may have: Electron's module reaches the rest as an argument. */
const electronOnlyInItsShell = {
  paths: [
    { name: 'electron', message: 'Only shells/electron and preload may import electron.', allowTypeImports: true },
  ],
}

export default defineConfig(
  { ignores: ['out/', 'node_modules/'] },
  eslint.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // An index that the code has just checked cannot be told to `noUncheckedIndexedAccess` otherwise.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-restricted-imports': ['error', electronOnlyInItsShell],
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // Text from hostile files is told from control characters by exactly such patterns.
      'no-control-regex': 'off',
      'no-misleading-character-class': ['error', { allowEscape: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what is exported.' },
        { selector: 'TSEnumDeclaration', message: 'A union of string literals erases.' },
      ],
    },
  },
  {
    files: ['src/main/shells/electron/**', 'src/preload/**'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/exhaustive-deps': 'error', 'react-hooks/rules-of-hooks': 'error' },
  },
  {
    files: ['src/shared/**', 'src/renderer/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'There is no process here.' },
        { name: 'Buffer', message: 'Use Uint8Array.' },
      ],
    },
  },
  {
    files: ['tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{js,ts}', '.dependency-cruiser.cjs', 'bin/**', '**/*.d.ts'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', module: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off' },
  },
)
