// Angular's own packages are compiled on the page here; its CLI would have done that before.
import '@angular/compiler';
import { Component, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { FaceCheck } from './FaceCheck';

@Component({
  selector: 'app-root',
  imports: [FaceCheck],
  template: `
    <h1>{{ orderNo() }}</h1>
    <app-face-check userId="user123" loginUrl="/face-sdk.html" (passed)="welcome($event)" />
  `,
})
class App {
  readonly orderNo = signal('');

  welcome(orderNo: string): void {
    this.orderNo.set(orderNo);
    document.title = 'passed';
  }
}

await bootstrapApplication(App);
document.querySelector('face-verification')?.addEventListener('fv-event', ({ detail }) => {
  if (detail.type === 'photo') sessionStorage.setItem('photo', detail.path);
});
