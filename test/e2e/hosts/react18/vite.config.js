import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// React's development build, which warns, and runs every effect twice under StrictMode.
process.env.NODE_ENV = 'development';

export default defineConfig({ base: './', plugins: [react()], build: { minify: false } });
