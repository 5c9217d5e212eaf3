import { hasOpenOrder } from 'face-verification-flow/element/preact';
import { createApp } from 'vue';
import App from './App.vue';
import './page.css';
import { router } from './router';
import { userId } from './session';

// The face SDK drops the hash of the address that it returns to.
if (hasOpenOrder({ userId })) location.hash = '#/verify';

createApp(App).use(router).mount('#app');
