/**
 * Small modules of the handoffs that several later parts share, as one file. The first load has the name of every file that
 * it may need, and the checks at mount load this one anyway.
 */
export const groups = [
  {
    name: 'handoff',
    test: /src\/handoff\/(?:checkHandoff|environment|frame|handoffErrors|handoffWarnings|loginUrl|madeHandoffs|sdkUrls)\.ts$/,
  },
];
