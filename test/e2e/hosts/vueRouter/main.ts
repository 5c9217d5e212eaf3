import { hasOpenOrder } from 'face-verification-flow/element/preact';
import { createApp } from 'vue';
import { createRouter, createWebHashHistory } from 'vue-router';
import App from './App.vue';
import Home from './Home.vue';
import Verify from './Verify.vue';

// The face SDK drops the hash of the address that it returns to.
if (hasOpenOrder({ userId: 'user123' })) location.hash = '#/verify';

// Events of the element do not bubble, but the page may capture them.
const page = document.documentElement;
const note = ({ detail }: HTMLElementEventMap['fv-event']) => {
  if (detail.type === 'photo') sessionStorage.setItem('photo', detail.path);
};
const show = ({ detail }: HTMLElementEventMap['fv-complete']) => {
  document.title = detail.verdict;
};
page.addEventListener('fv-event', note, true);
page.addEventListener('fv-complete', show, true);

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: Home },
    { path: '/verify', component: Verify },
  ],
});
createApp(App).use(router).mount('#app');
