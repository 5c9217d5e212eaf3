/** Creates the least work there is: one scaled decode and one encode, in a worker that has started, at a side and quality that are known. */
export function createFloor(settings: URLSearchParams): (file: File) => Promise<Blob> {
  const side = Number(settings.get('side'));
  const quality = Number(settings.get('quality')) / 100;
  if (settings.get('way') !== 'floor') return () => Promise.reject(new Error('not the floor'));
  const worker = new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' });
  return async (file) => {
    const answer = new Promise<MessageEvent>((resolve) =>
      worker.addEventListener('message', resolve, { once: true }),
    );
    worker.postMessage({ file, side, quality });
    const { data } = await answer;
    if (!(data instanceof Blob)) throw new Error(String(data));
    return data;
  };
}
