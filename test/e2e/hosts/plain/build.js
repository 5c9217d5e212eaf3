import { cpSync, readFileSync, writeFileSync } from 'node:fs';

const embed = 'node_modules/face-verification-flow/dist/embed';
cpSync(embed, 'dist/face', { recursive: true });

const { files } = JSON.parse(readFileSync(`${embed}/integrity.json`, 'utf8'));
const page = readFileSync('index.html', 'utf8');
writeFileSync('dist/index.html', page.replace('INTEGRITY', files['embed.js']));
