/**
 * The fake face SDK's H5 page. It takes the query of the real login URL, validates it as strictly, lets the developer pick
 * the result, and redirects back with the documented parameters.
 */
import './page.css';
import { createMockBackend } from '../backend.js';
import { buildReturnUrl } from './protocol.js';
import { renderFaceSdkPage } from './renderFaceSdkPage.js';
import { wordsFor } from './words.js';

const query = new URLSearchParams(location.search);
const { language, title } = wordsFor(query);
document.documentElement.lang = language;
document.title = title;
const elements = renderFaceSdkPage(query, createMockBackend(localStorage), (choice) =>
  location.replace(buildReturnUrl(query, choice)),
);
document.querySelector('#sdk')?.append(...elements);
