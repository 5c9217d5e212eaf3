import { breaksOf } from '../break.js';

/** V2, validation and business logic. */
export const validation = breaksOf({
  '2.1.1': [
    {
      file: 'mocks/contractFields.ts',
      find: "    ['idNo', 'string', false, '身份证号，权威源比对时必须传入'],\n",
      replace: '',
      why: 'A field of the API is missing in the docs.',
      by: 'has no line',
    },
    {
      file: 'docs/reference.md',
      find: '| `ticketTtlMs` | `number` | `300_000` |',
      replace: '| `ticketTtlMs` | `number` | `600_000` |',
      why: 'The docs have another default of an option.',
      by: 'is what the types',
    },
  ],
  '2.1.2': [
    {
      file: 'src/options/validate.ts',
      find: "if (photo !== undefined && type === 'authmatch')",
      replace: "if (photo !== undefined && type === 'photo')",
      why: 'authmatch accepts the options of match.',
      by: 'a mistake',
    },
    {
      file: 'src/client/contract.ts',
      find: 'answered === undefined || answered === asked',
      replace: "answered !== ''",
      why: 'An answer may name another order.',
      by: 'queryOutcome',
    },
  ],
  '2.1.3': [
    {
      file: 'src/client/createClient.ts',
      find: 'FACE_ADV_RESULT_DEADLINE_MS = 15_000',
      replace: 'FACE_ADV_RESULT_DEADLINE_MS = 20_000',
      why: 'A deadline is not the documented one.',
      by: 'timeout',
    },
    {
      file: 'src/client/createUploader.ts',
      find: 'UPLOAD_DEADLINE_MS = 120_000',
      replace: 'UPLOAD_DEADLINE_MS = 300_000',
      why: 'The deadline of an upload is not the documented one.',
      by: 'timeout',
    },
    {
      file: 'src/flow/transition.ts',
      find: 'state.attemptsLeft !== 0',
      replace: 'state.attemptsLeft !== -1',
      why: 'The host’s count of attempts is ignored.',
      by: 'none',
    },
  ],
  '2.2.1': [
    {
      file: 'src/client/contract.ts',
      find: "if (errcode === 0 && data?.status === 'SUCCESS') return data;",
      replace: 'if (errcode === 0 && data) return data;',
      why: 'The status of a reply is not checked.',
      by: 'queryOutcome',
    },
    {
      file: 'src/options/validate.ts',
      find: ' || !/^[A-Za-z0-9_-]{1,32}$/.test(userId)',
      replace: '',
      why: 'A user id may be any text.',
      by: 'a mistake',
    },
    {
      file: 'src/flow/identityRules.ts',
      find: "checkCharacter(idNo) === idNo[17] ? undefined : 'idChecksum'",
      replace: "checkCharacter(idNo) ? undefined : 'idChecksum'",
      why: 'The check character of an ID number is not compared.',
      by: 'notices',
    },
  ],
  '2.2.2': [
    {
      file: 'src/session/connectFlow.ts',
      find: 'if (found) flow.send(found);',
      replace:
        "if (found) {\n      flow.send(found);\n      const { orderNo, traceNo } = found.order;\n      if (sdkReturn?.code === '0')\n        flow.send({ type: 'RESULT_ARRIVED', outcome: { verdict: 'passed', orderNo, traceNo, tencentCode: '0' } });\n    }",
      why: 'The code of a return decides.',
      by: 'a forged',
    },
    {
      file: 'src/flow/transition.ts',
      find: "if (event.type === 'SDK_RETURNED') return awaitResult({ ...state, returned: event.returned });",
      replace:
        "if (event.type === 'SDK_RETURNED' && !event.returned) {\n        const { orderNo, traceNo } = state.order;\n        return { step: 'passed', outcome: { verdict: 'passed', orderNo, traceNo, tencentCode: '0' } };\n      }\n      if (event.type === 'SDK_RETURNED') return awaitResult({ ...state, returned: event.returned });",
      why: 'An answer of the app without an error decides.',
      by: 'does not decide',
    },
  ],
  '2.2.3': [
    {
      file: 'src/client/contract.ts',
      find: "if (errcode === 0 && data?.status === 'SUCCESS') return data;",
      replace: "if (data?.status === 'SUCCESS') return data;",
      why: 'A reply with an errcode is a success.',
      by: 'only errcode 0',
    },
    {
      file: 'src/client/contract.ts',
      find: "data?.status === 'SUCCESS') return data;",
      replace: 'data) return data;',
      why: 'The status of a reply does not count.',
      by: 'returns a pass only',
    },
    {
      file: 'src/client/contract.ts',
      find: 'requireOrder(parsed.orderNo, orderNo, traceNo);',
      replace: '',
      why: 'A verdict may be another order’s.',
      by: 'another order',
    },
    {
      file: 'src/flow/identityRules.ts',
      find: "if (!isBirthDate(idNo.slice(6, 14), today)) return 'idBirthDate';",
      replace: '',
      why: 'The birth date of an ID number is not checked.',
      by: 'is wrong',
    },
  ],
  '2.3.1': [
    {
      file: 'src/flow/transition.ts',
      find: "if (event.type === 'ACCEPT_CONSENT') return state.found",
      replace:
        "if (event.type === 'CHOOSE_PHOTO') return firstStep(plan);\n      if (event.type === 'ACCEPT_CONSENT') return state.found",
      why: 'Consent can be skipped.',
      by: 'every step',
    },
    {
      file: 'src/session/createFaceVerification.ts',
      find: 'consent: consent !== false',
      replace: 'consent: consent === undefined ? false : consent !== false',
      why: 'Nobody is asked for consent by default.',
      by: 'asks for nothing',
    },
    {
      file: 'src/flow/createFlow.ts',
      find: 'if (signal.aborted) return;',
      replace: '',
      why: 'An answer arrives after its step was left.',
      by: 'late answer',
    },
    {
      file: 'src/flow/createFlow.ts',
      find: 'visit?.controller.abort();',
      replace: '',
      why: 'The work of a step goes on after it was left.',
      by: 'survives',
    },
  ],
  '2.3.2': [
    {
      file: 'src/session/startHandoff.ts',
      find: 'if (startedOrders.has(ticket.orderNo)) return undefined;',
      replace: '',
      why: 'A ticket starts the face SDK twice.',
      by: 'starts the face SDK once',
    },
    {
      file: 'src/flow/transition.ts',
      find: 'state.attemptsLeft !== 0',
      replace: 'state.attemptsLeft !== -1',
      why: 'There is a retry with no attempts left.',
      by: 'none',
    },
    {
      file: 'src/photo/pipeline/searchConstants.ts',
      find: 'maxEncodes = 4',
      replace: 'maxEncodes = 9',
      why: 'A photo is encoded up to nine times.',
      by: 'a search ends',
    },
    {
      file: 'src/photo/pipeline/search.ts',
      find: 'if (bytes <= input.maxBytes && ',
      replace: 'if (',
      why: 'An encode above the limit counts.',
      by: 'a search ends',
    },
  ],
  '2.3.3': [
    {
      file: 'src/flow/transition.ts',
      find: 'return failed(event.error, withNewTicket(state.subject, plan, state.stayHere));',
      replace: 'return failed(event.error, firstStep(plan));',
      why: 'A failed faceAdv loses the photo.',
      by: 'a failed faceAdv',
    },
    {
      file: 'src/session/connectFlow.ts',
      find: 'isReported: () => isReported(order),',
      replace: 'isReported: () => false,',
      why: 'The host hears of a verdict after each reload.',
      by: 'survives',
    },
  ],
  '2.3.4': [
    {
      file: 'src/flow/effects.ts',
      find: 'await ports.requestTicket(subject, signal, onProgress);',
      replace:
        'await ports.requestTicket(subject, signal, onProgress).catch(() => ports.requestTicket(subject, signal, onProgress));',
      why: 'A failed faceAdv is repeated by machine.',
      by: 'survives',
    },
    {
      file: 'src/session/connectFlow.ts',
      find: "if (order) return { type: 'ORDER_FOUND', order };",
      replace: '',
      why: 'An open order is not asked for after a reload.',
      by: 'a reload',
    },
    {
      file: 'src/flow/effects.ts',
      find: "return step !== 'requestingTicket';",
      replace: "return step !== 'capturing';",
      why: 'A faceAdv under way is aborted when the widget is hidden, and sent again when it is shown.',
      by: 'is never sent again',
    },
    {
      file: 'src/session/connectFlow.ts',
      find: 'if (!isFlowAction(action)) return;',
      replace: '',
      why: 'A script can send a verdict.',
      by: 'no script can send',
    },
  ],
  '2.4.1': [
    {
      file: 'src/client/poll.ts',
      find: '5000, 10_000]',
      replace: '5000, 5000, 5000, 5000, 5000]',
      why: 'Results are asked for more often.',
      by: 'queries every 2 s',
    },
    {
      file: 'src/client/poll.ts',
      find: '0.2 * Math.random()',
      replace: '0.1',
      why: 'All phones ask at the same time.',
      by: 'varies',
    },
  ],
});
