#!/usr/bin/env node
import { run } from './run.js';

run(process.argv.slice(2), console).then((exitCode) => {
  process.exitCode = exitCode;
});
