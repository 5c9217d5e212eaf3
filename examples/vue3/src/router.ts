import { hasOpenOrder } from 'face-verification-flow/element/preact';
import { createRouter, createWebHashHistory } from 'vue-router';
import Home from './Home.vue';
import { userId } from './session';
import Verify from './Verify.vue';

// The face SDK drops the hash of the address that it returns to. The router reads the address when it is created.
if (hasOpenOrder({ userId })) location.hash = '#/verify';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: Home },
    { path: '/verify', component: Verify },
  ],
});
