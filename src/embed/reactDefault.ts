/** Default export of React, from which react-hook-form reads its hooks. Only the form's part has it. */
export * as default from './reactByPreact.js';
