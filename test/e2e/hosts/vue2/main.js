import 'face-verification-flow/element';
// The build that compiles templates on the page.
import Vue from 'vue/dist/vue.esm.js';

Vue.config.ignoredElements = ['face-verification'];
Vue.config.productionTip = false;

new Vue({
  el: '#app',
  data: () => ({ api: { baseUrl: '/api', getToken: () => 'token' }, verdict: '' }),
  methods: {
    done({ detail }) {
      this.verdict = detail.verdict;
      document.title = detail.verdict;
    },
    note({ detail }) {
      if (detail.type === 'photo') sessionStorage.setItem('photo', detail.path);
    },
  },
  template: `
    <div>
      <h1>{{ verdict }}</h1>
      <face-verification
        type="match"
        user-id="user123"
        login-url="/face-sdk.html"
        :api.prop="api"
        @fv-complete="done"
        @fv-event="note"
      />
    </div>
  `,
});
