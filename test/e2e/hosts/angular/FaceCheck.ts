import 'face-verification-flow/element';
import { Component, CUSTOM_ELEMENTS_SCHEMA, input, output } from '@angular/core';
import type { Outcome } from 'face-verification-flow/element';

@Component({
  selector: 'app-face-check',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <face-verification
      type="match"
      [userId]="userId()"
      [loginUrl]="loginUrl()"
      [api]="api"
      (fv-complete)="done($event.detail)"
    />
  `,
})
export class FaceCheck {
  readonly userId = input.required<string>();
  readonly loginUrl = input.required<string>();
  readonly passed = output<string>();
  readonly api = { baseUrl: '/api', getToken: () => 'token-of-this-user' };

  done({ verdict, orderNo }: Outcome): void {
    if (verdict === 'passed') this.passed.emit(orderNo);
  }
}
