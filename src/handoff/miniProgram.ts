import type { Ticket } from '../flow/model.js';

/** Ticket for the mini-program's page. Its URL may carry `orderNo`; `sign` and `nonce` belong in no URL. */
export interface MiniProgramRequest extends Pick<Ticket, 'orderNo' | 'faceId' | 'sign' | 'nonce' | 'appId'> {
  /** The option `userId`. */
  readonly userId: string;
}

export interface MiniProgramHandoffOptions {
  /**
   * Opens a page of the mini-program that does its own face check, such as
   * `({ orderNo }) => wx.miniProgram.navigateTo({ url: '/pages/face/face?orderNo=' + orderNo })`. A throw or a rejection means
   * that the page did not open. `undefined` if the page is in no mini-program of yours.
   */
  readonly navigate: ((request: MiniProgramRequest) => unknown) | undefined;
  /**
   * Returns the result of an order from the mini-program's own backend, in the form of a reply of faceAdvResult:
   * `{ errcode, errmsg, data: { status, result: { orderNo, tencentCode } } }`. It decides in place of faceAdvResult while the
   * page is in a mini-program. Called once a second at most; its timeout is 15 s, and a failure is retried like one of the network.
   * @default faceAdvResult
   */
  readonly queryResult?: ((orderNo: string, signal: AbortSignal) => unknown) | undefined;
  /**
   * Time for the face check in milliseconds. After it the result is requested.
   * @default 600_000
   */
  readonly timeoutMs?: number | undefined;
}
