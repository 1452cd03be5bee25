import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { root: import.meta.dirname, include: ['tests/**/*.test.ts'], environment: 'node' }
});
