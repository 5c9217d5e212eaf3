#!/usr/bin/env node
import { run } from './run.js';

run(process.argv.slice(2), { say: console.log, complain: console.error }).then((exitCode) => {
  process.exitCode = exitCode;
});
