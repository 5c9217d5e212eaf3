/** Sources that coverage and mutation measure: flow, client, photo search and validators. */
export const measured = [
  'src/options/validate.ts',
  'src/photo/{chooseBudget,pipeline/search,pipeline/sizeModel}.ts',
  'src/photo/jpeg/{quality,segments,rewriteJpeg,verifyJpeg}.ts',
  'src/{flow,client,codes}/*.ts',
  'src/shared/{abort,deadline,wait}.ts',
];

/** Sources among them that run in a browser only: XMLHttpRequest does not exist in Node. */
export const unmeasured = ['src/client/uploadForm.ts'];
