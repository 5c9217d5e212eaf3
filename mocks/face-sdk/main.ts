/**
 * Stands in for the face SDK's H5 page: takes the same query as the real login URL, checks it as strictly,
 * lets the developer pick how it ends, and comes back by redirect with the documented parameters.
 */
import './page.css';
import { createMockBackend } from '../backend.js';
import { buildReturnUrl } from './protocol.js';
import { renderFaceSdkPage } from './renderFaceSdkPage.js';

const query = new URLSearchParams(location.search);
const elements = renderFaceSdkPage(query, createMockBackend(localStorage), (choice) =>
  location.replace(buildReturnUrl(query, choice)),
);
document.querySelector('#sdk')?.append(...elements);
