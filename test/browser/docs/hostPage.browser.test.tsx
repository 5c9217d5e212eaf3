// A host's own test of its own page: docs/mocks.md shows this file, word for word.
import { FaceVerification, type FaceVerificationProps, type Outcome } from 'face-verification-flow';
import { createMockPartner } from 'face-verification-flow/mocks';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

/** The page under test. The test passes in the partner and the face SDK. */
function ClaimPage({ api, handoff }: Pick<FaceVerificationProps, 'api' | 'handoff'>) {
  const [outcome, setOutcome] = useState<Outcome>();
  if (outcome?.verdict === 'passed') return <p>Your claim is on its way.</p>;
  return (
    <FaceVerification
      type="authmatch"
      userId="customer-7"
      identity={{ name: '李秀英', idNo: '11010519491231002X' }}
      api={api}
      handoff={handoff}
      locale="en"
      resume={false}
      onClose={setOutcome}
    />
  );
}

async function open(options: Parameters<typeof createMockPartner>[0]) {
  const partner = createMockPartner(options);
  const api = { baseUrl: '/api', getToken: () => 'token-of-this-user', fetch: partner.fetch };
  await render(<ClaimPage api={api} handoff={partner.handoff} />);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Agree and continue' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  return partner;
}

it('pays out to who passes', async () => {
  const partner = await open({ scenario: 'passes' });
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.element(page.getByText('Your claim is on its way.')).toBeVisible();
  expect(partner.requests[0]).toMatchObject({
    endpoint: 'faceAdv',
    authorization: 'token-of-this-user',
    body: { userId: 'customer-7', type: 'authmatch' },
  });
});

it('does not pay out to somebody else, and lets them try again', async () => {
  await open({ choice: 'notSamePerson' });
  await expect.element(page.getByRole('heading', { name: 'Not verified' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect.element(page.getByText('Your claim is on its way.')).not.toBeInTheDocument();
});

it('loses nothing when the gateway is down for a moment', async () => {
  const partner = await open({ faceAdv: { fault: 'http502', times: 1 } });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('heading', { name: 'Verified', exact: true })).toBeVisible();
  expect(partner.requests.map(({ endpoint }) => endpoint)).toEqual(['faceAdv', 'faceAdv', 'faceAdvResult']);
});
