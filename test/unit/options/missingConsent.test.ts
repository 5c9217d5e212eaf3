import { expect, it } from 'vitest';
import { findMissingConsent } from '../../../src/options/missingConsent.js';

const complete = {
  handler: '和安人寿',
  purpose: '领取保险金',
  contact: '400-000-0000',
  retention: '30 天',
  withdrawal: () => {},
};
const terms = [{ title: '目的', text: '核实身份' }];
const recipient = { name: '某公证处', contact: '010-0000', purpose: '存证', data: '核验结果' };

it.each<[string, object, readonly string[]]>([
  ['complete', { consent: complete }, []],
  ['complete with recipients', { consent: { ...complete, recipients: [recipient] } }, []],
  ['the host’s own consent', { consent: false }, []],
  [
    'an empty one',
    { consent: {} },
    ['consent.handler', 'consent.purpose', 'consent.contact', 'consent.retention', 'consent.withdrawal'],
  ],
  ['a blank text', { consent: { ...complete, contact: ' ' } }, ['consent.contact']],
  [
    'a recipient by name alone and one without kinds of data',
    { consent: { ...complete, recipients: ['某公证处', { ...recipient, data: '' }] } },
    [
      'consent.recipients[0].contact',
      'consent.recipients[0].purpose',
      'consent.recipients[0].data',
      'consent.recipients[1].data',
    ],
  ],
  [
    'the host’s own terms, which take the place of the list',
    { consent: { terms, version: '1', recipients: ['某公证处'] } },
    ['consent.handler', 'consent.purpose', 'consent.withdrawal'],
  ],
])('findMissingConsent lists what is absent when consent is %s', (_name, options, missing) => {
  expect(findMissingConsent(options)).toEqual(missing);
});
