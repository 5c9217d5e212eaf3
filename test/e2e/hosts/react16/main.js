const { Component, createElement: h } = window.React;

class FaceCheck extends Component {
  componentDidMount() {
    this.handle = window.FaceVerification.mount(this.place, {
      type: 'match',
      userId: 'user123',
      api: { baseUrl: '/api', getToken: () => 'token' },
      loginUrl: '/face-sdk.html',
      consent: {
        handler: '和安人寿保险股份有限公司',
        purpose: '领取保险金时核实您的身份',
        contact: '400-000-0000',
        retention: '核验完成后 30 天内删除，存储在中国大陆境内。',
        withdrawal: '400-000-0000',
      },
      onComplete: (outcome) => {
        document.title = outcome.verdict;
      },
      onClose: this.props.onClose,
      onEvent: (event) => {
        if (event.type === 'photo') sessionStorage.setItem('photo', event.path);
      },
    });
  }

  componentWillUnmount() {
    this.handle.unmount();
  }

  render() {
    return h('div', {
      ref: (place) => {
        this.place = place;
      },
    });
  }
}

class App extends Component {
  state = { isDone: false };

  render() {
    if (this.state.isDone) return h('h1', null, '投保完成');
    return h(FaceCheck, { onClose: () => this.setState({ isDone: true }) });
  }
}

window.ReactDOM.render(h(App), document.querySelector('#app'));
