import importX from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/** The direction of imports that the design draws: core <- contract <- main, renderer; core <- cli. */
const zones = [
  { target: './src/core', from: ['./src/contract', './src/main', './src/renderer', './src/preload', './src/cli'] },
  { target: './src/contract', from: ['./src/main', './src/renderer', './src/preload', './src/cli'] },
  { target: './src/main', from: ['./src/renderer', './src/preload', './src/cli'] },
  { target: './src/renderer', from: ['./src/main', './src/preload', './src/cli'] },
  { target: './src/preload', from: ['./src/main', './src/renderer', './src/cli', './src/core'] },
  { target: './src/cli', from: ['./src/renderer', './src/preload', './src/main/shells/electron'] },
].map((zone) => ({ ...zone, message: 'Imports flow core <- contract <- main, renderer (see CONTRIBUTING.md).' }))

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', '.cache/**', 'src/core/schema/generated/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.ts', '**/*.vue', '**/*.mjs', '**/*.js'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        importX.createNodeResolver({
          extensions: ['.ts', '.vue', '.js', '.json'],
          alias: {
            '@core': ['./src/core'],
            '@contract': ['./src/contract'],
            '@main': ['./src/main'],
            '@renderer': ['./src/renderer'],
          },
        }),
      ],
    },
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { maxDepth: 8 }],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'vue/no-v-html': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // What is CommonJS requires.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['src/core/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', 'vue', 'vue-*', 'pinia', 'electron', '@vue-flow/*', '@codemirror/*', 'dockerode'] }],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'navigator', 'Buffer', 'setTimeout', 'fetch'],
    },
  },
  {
    files: ['src/renderer/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*', 'electron', 'dockerode'] }] },
  },
)
