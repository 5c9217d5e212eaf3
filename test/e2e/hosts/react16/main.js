const { Component, createElement: h } = window.React;

class FaceCheck extends Component {
  componentDidMount() {
    this.handle = window.FaceVerification.mount(this.place, {
      type: 'match',
      userId: 'user123',
      api: { baseUrl: '/api', getToken: () => 'token' },
      loginUrl: '/face-sdk.html',
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
