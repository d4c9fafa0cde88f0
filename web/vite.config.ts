import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a running stack answers, for `npm run dev`. */
const stack = process.env.GROUNDWORK_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    // The Content-Security-Policy allows no data: addresses for scripts and fonts.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
  },
  // The API takes cookies from its own origin only.
  server: { proxy: { '/api': { target: stack, changeOrigin: true, headers: { origin: stack } } } },
});
