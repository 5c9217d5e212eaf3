import { apiAndFiles } from './breaks/apiAndFiles.js';
import { codingAndLogging } from './breaks/codingAndLogging.js';
import { configuration } from './breaks/configuration.js';
import { dataProtection } from './breaks/dataProtection.js';
import { encoding } from './breaks/encoding.js';
import { frontend } from './breaks/frontend.js';
import { gateway } from './breaks/gateway.js';
import { validation } from './breaks/validation.js';

/** Every break of every claim in docs/security.md, by chapter. */
export const breaks = [
  ...encoding,
  ...validation,
  ...frontend,
  ...apiAndFiles,
  ...configuration,
  ...dataProtection,
  ...codingAndLogging,
  ...gateway,
];
