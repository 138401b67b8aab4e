import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The dev server puts an inline script into the page, which the page's own policy refuses. The built page keeps it. */
const withoutPolicyInDev: Plugin = {
  name: 'without-policy-in-dev',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

export default defineConfig({
  // Relative, so that the static build works from any sub-path of any file host.
  base: './',
  plugins: [react(), withoutPolicyInDev],
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true, chunkSizeWarningLimit: 2000 },
})
