import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports go one way: app -> features -> shared, and no feature knows another one. */
const features = ['auth', 'account', 'credits', 'apps'];
const forbid = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/shared/api/schema.d.ts', 'test-results'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat.recommended,
  {
    files: ['scripts/**', 'public/**'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', document: 'readonly', localStorage: 'readonly' } },
  },
  {
    rules: {
      // The sign-in pages and dialogs hold one form each, which is what their reader came for.
      'jsx-a11y/no-autofocus': 'off',
      // What scrolls has to be reachable by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: ['p'], roles: ['tabpanel', 'region', 'log'] }],
    },
  },
  forbid(['src/shared/**'], ['@/app/*', '@/features/*'], 'shared knows neither app nor features'),
  ...features.map((name) =>
    forbid(
      [`src/features/${name}/**`],
      ['@/app/*', ...features.filter((other) => other !== name).map((other) => `@/features/${other}/*`)],
      'a feature knows shared only',
    ),
  ),
);
