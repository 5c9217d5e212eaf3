import { expect, it } from 'vitest';
import { faceDetector } from '../../../src/faces.js';

it('faceDetector can be created where modules of a page are evaluated on a server', () => {
  expect(typeof document).toBe('undefined');
  expect(typeof faceDetector()).toBe('function');
});
