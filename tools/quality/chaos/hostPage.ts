/** A host's page with the script tag. It shows a page of its own once the person is done, as hosts do. */
export function hostPage(query: URLSearchParams): string {
  const type = query.get('type') === 'authmatch' ? 'authmatch' : 'match';
  const handoff = query.has('qr')
    ? `handoff: FaceVerification.qrHandoff({ loginUrl: '/face-sdk.html', returnUrl: location.origin + '/' }), ticketTtlMs: 6000,`
    : `loginUrl: '/face-sdk.html',`;
  const media = query.has('media') ? `resultMedia: 'both',` : '';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>host</title><div id="face"></div>
<script src="/vendor/embed/embed.js"></script>
<script>
  const notify = (what, detail) => window.notify && window.notify(what, JSON.stringify(detail));
  let hangingTokens = ${query.has('hanging-token') ? 1 : 0};
  // The script did not come: bringing it is the host's part.
  if (!window.FaceVerification) setTimeout(() => location.reload(), 1000);
  const handle = window.FaceVerification && FaceVerification.mount('#face', {
    type: '${type}', userId: 'user123', ${handoff} ${media}
    api: { baseUrl: '/api', getToken: () => (hangingTokens-- > 0 ? new Promise(() => {}) : 'token') },
    onComplete: (outcome) => notify('complete', outcome),
    onClose: (outcome) => {
      handle.unmount();
      document.querySelector('#face').innerHTML = '<a href="/">回到首页</a>';
    },
  });
</script>`;
}
