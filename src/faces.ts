export { faceDetector } from './faces/faceDetector.js';
export type { DetectFaces, FaceBox, FaceImage } from './flow/model.js';
