import { createApp } from 'vue';
import KeepAlive from './KeepAlive.vue';

createApp(KeepAlive).mount('#app');
