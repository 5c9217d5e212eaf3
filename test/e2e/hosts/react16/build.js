import { cpSync } from 'node:fs';

cpSync('node_modules/face-verification-flow/dist/embed', 'dist/face', { recursive: true });
cpSync('node_modules/react/umd/react.development.js', 'dist/react.js');
cpSync('node_modules/react-dom/umd/react-dom.development.js', 'dist/react-dom.js');
cpSync('index.html', 'dist/index.html');
cpSync('main.js', 'dist/main.js');
