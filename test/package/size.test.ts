import { describe, expect, it } from 'vitest';
import { measureEntries } from '../../tools/bench/size/entries.mjs';

const entries = await measureEntries();

describe('what a page has to load stays within its budget, gzip', () => {
  it.each(entries.map(({ name, ...entry }) => [name, entry] as const))(
    '%s',
    (_name, { first, all, budget }) => {
      expect(first.gzip).toBeGreaterThan(500);
      expect(first.gzip / 1000).toBeLessThanOrEqual(budget.first);
      expect(all.gzip / 1000).toBeLessThanOrEqual(budget.all);
    },
  );

  it('the form, the camera, the client and the QR code are none of the first load’s', () => {
    const [react] = entries;
    const parts = [...(react?.parts.keys() ?? [])];
    for (const part of ['IdentityScreen', 'CameraDialog', 'partnerPorts', 'QrScreen', 'preparePhoto']) {
      expect(parts).toContain(part);
    }
  });
});
