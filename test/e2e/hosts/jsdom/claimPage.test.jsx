import { fireEvent, render, screen } from '@testing-library/react';
import { FaceVerification } from 'face-verification-flow';
import { createMockPartner, sampleJpegBase64 } from 'face-verification-flow/mocks';
import { StrictMode, useState } from 'react';
import 'face-verification-flow/styles.css';

/** The page under test. The partner and the face SDK come from outside. */
function ClaimPage(props) {
  const [outcome, setOutcome] = useState();
  if (outcome?.verdict === 'passed') return <p>Your claim is on its way.</p>;
  return (
    <FaceVerification
      type="authmatch"
      userId="customer-7"
      locale="en"
      resume={false}
      onClose={setOutcome}
      {...props}
    />
  );
}

const identity = { name: '李秀英', idNo: '11010519491231002X' };
const jpeg = Uint8Array.from(atob(sampleJpegBase64), (letter) => letter.charCodeAt(0));
const patient = { timeout: 10_000 };

const mock = () => (globalThis.vi ?? jest).fn();
const button = (name) => screen.findByRole('button', { name }, patient);
const heading = (name) => screen.findByRole('heading', { name }, patient);

async function open(props, options = { scenario: 'passes' }) {
  const partner = createMockPartner(options);
  const api = { baseUrl: '/api', getToken: () => 'token', fetch: partner.fetch };
  render(
    <StrictMode>
      <ClaimPage api={api} handoff={partner.handoff} {...props} />
    </StrictMode>,
  );
  fireEvent.click(await screen.findByRole('checkbox', {}, patient));
  fireEvent.click(await button('Agree and continue'));
  return partner;
}

it('pays out to who passes', async () => {
  const { requests } = await open({ identity });
  fireEvent.click(await button('Next'));
  await heading('Verified');
  fireEvent.click(await button('Done'));
  await screen.findByText('Your claim is on its way.');
  expect(requests.map(({ endpoint }) => endpoint)).toEqual(['faceAdv', 'faceAdvResult']);
});

it('takes a name and an ID number that are typed', async () => {
  const onComplete = mock();
  await open({ onComplete });
  const [name, idNo] = await screen.findAllByRole('textbox', {}, patient);
  fireEvent.change(name, { target: { value: identity.name } });
  fireEvent.change(idNo, { target: { value: identity.idNo } });
  fireEvent.click(await button('Next'));
  await heading('Verified');
  expect(onComplete).toHaveBeenCalledTimes(1);
});

it('takes a photo that is on the file server', async () => {
  await open({ type: 'match', photo: { source: { origin: 'fds', data: 'group1/M00/portrait.jpg' } } });
  await heading('Verified');
});

it('says soon that nothing here can prepare a photo', async () => {
  await open({ type: 'match', photo: { takePhoto: async () => new Blob([jpeg]) } });
  fireEvent.click(await button('Take a photo'));
  await screen.findByText('Your browser does not let us prepare photos', {}, { timeout: 3000 });
});

it('lets somebody else try again', async () => {
  await open({ identity }, { choice: 'notSamePerson' });
  fireEvent.click(await button('Next'));
  await heading('Not verified');
  await button('Try again');
});
