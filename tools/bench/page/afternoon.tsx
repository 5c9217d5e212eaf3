import imageCompression from 'browser-image-compression';
import bicUrl from 'browser-image-compression/dist/browser-image-compression.js?url';
import { type ChangeEvent, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createFloor } from './floor.js';
import { compressByUppy } from './uppy.js';

/** Notes the time of a moment; made by the bench before the page's own scripts run. */
declare const flowBench: { mark(moment: 'prepared' | 'faceId'): void };

/** The flow as it is written in an afternoon, with the compressor that `?way=` names. The photo goes off as soon as it fits. */
const compressors: Readonly<Record<string, (file: File) => Promise<Blob>>> = {
  bic: (file) =>
    imageCompression(file, {
      maxSizeMB: 300_000 / 1_048_576,
      useWebWorker: true,
      libURL: new URL(bicUrl, location.href).href,
    }),
  uppy: compressByUppy,
  floor: createFloor(new URLSearchParams(location.search)),
};

function readBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

const compress = compressors[new URLSearchParams(location.search).get('way') ?? 'bic'];

function Afternoon() {
  const [faceId, setFaceId] = useState('');
  useEffect(() => {
    if (faceId) flowBench.mark('faceId');
  }, [faceId]);

  async function send({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file || !compress) return;
    const data = await readBase64(await compress(file));
    flowBench.mark('prepared');
    const body = { async: false, userId: 'user', type: 'match', sourcePhotoStr: { origin: 'self', data } };
    const reply = await fetch('/api/tech/ai/face/faceAdv', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'token' },
      body: JSON.stringify(body),
    });
    setFaceId((await reply.json()).data.result.faceId);
  }

  return (
    <main>
      <h1>人脸核验</h1>
      <input type="file" accept="image/*" onChange={send} />
      <p>{faceId}</p>
    </main>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Afternoon />);
