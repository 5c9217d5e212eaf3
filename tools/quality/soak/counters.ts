/** Number of open resources in a page, by kind. */
export interface Open {
  readonly timers: number;
  readonly objectUrls: number;
  readonly workers: number;
  readonly tracks: number;
}

/**
 * Runs in the page before its own scripts: counts timers, object URLs, workers and live tracks, weakly where counting
 * would keep something alive.
 */
export const COUNTERS = `(() => {
  const timers = new Set();
  const urls = new Set();
  const tracks = new Set();
  let workers = 0;
  for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
    const [start, stop] = [window[set].bind(window), window[clear].bind(window)];
    window[set] = (work, ms, ...given) => {
      const id = start(() => {
        if (set === 'setTimeout') timers.delete(id);
        work(...given);
      }, ms);
      timers.add(id);
      return id;
    };
    window[clear] = (id) => {
      timers.delete(id);
      stop(id);
    };
  }
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (source) => {
    const url = createObjectURL(source);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL(url);
  };
  window.Worker = class extends Worker {
    #ended = false;
    constructor(...given) {
      super(...given);
      workers += 1;
    }
    terminate() {
      if (!this.#ended) workers -= 1;
      this.#ended = true;
      super.terminate();
    }
  };
  if (navigator.mediaDevices) {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      for (const track of stream.getTracks()) tracks.add(new WeakRef(track));
      return stream;
    };
  }
  window.countOpen = () => {
    for (const track of tracks) if (track.deref()?.readyState !== 'live') tracks.delete(track);
    return { timers: timers.size, objectUrls: urls.size, workers, tracks: tracks.size };
  };
})()`;
