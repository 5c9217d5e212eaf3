import { createRouter, createWebHashHistory } from 'vue-router';
import Home from './Home.vue';
import Verify from './Verify.vue';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: Home },
    { path: '/verify', component: Verify },
  ],
});
