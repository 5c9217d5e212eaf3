import 'face-verification-flow/element';
import Vue from 'vue/dist/vue.esm.js';

Vue.config.ignoredElements = ['face-verification'];
Vue.config.productionTip = false;

const query = new URLSearchParams(location.search);

Vue.component('face-check', {
  props: ['type', 'userId'],
  data: () => ({ api: { baseUrl: '/api', getToken: () => 'token' } }),
  template: `<face-verification :type="type" :user-id="userId" login-url="/face-sdk.html" :api.prop="api" />`,
});

new Vue({
  el: '#app',
  data: {
    type: query.get('type') || 'match',
    hides: query.has('v-show'),
    userId: 'user123',
    isShown: true,
  },
  template: `
    <div>
      <button type="button" @click="isShown = !isShown">切换页面</button>
      <button type="button" @click="userId = 'another'">换一个用户</button>
      <face-check v-if="hides" v-show="isShown" :type="type" :user-id="userId" />
      <keep-alive v-else><face-check v-if="isShown" :type="type" :user-id="userId" /></keep-alive>
    </div>
  `,
});
