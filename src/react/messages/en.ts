import type { Messages } from './messages.js';

const notLoaded: Messages['notLoaded'] = {
  title: 'The page did not load completely',
  advice: 'Check your network and try again. If that does not help, reload the page.',
  retry: 'Try again',
  reload: 'Reload the page',
  leave: 'Leave',
};

export const en: Messages = {
  stages: {
    label: 'Progress',
    position: 'Step {position} of {count}',
    consent: 'Consent',
    photo: 'Photo',
    identity: 'Details',
    face: 'Face check',
    result: 'Result',
  },
  consent: {
    title: 'Consent to process your face data',
    intro: '{handler} needs to check that it is you, for {purpose}. It takes about a minute.',
    defaultHandler: 'This service',
    defaultPurpose: 'verifying your identity',
    dataMatch: 'We use your photo, a video of your face and device data. Face data is sensitive.',
    dataAuthmatch:
      'We use your name and ID number, a video of your face and device data. Face data is sensitive.',
    parties: '{handler} processes it; Tencent Cloud and identity authorities check it. It is sent encrypted.',
    choice: 'You may say no, and withdraw your consent at any time.',
    choiceWithAlternative: 'You may say no and use another way, and withdraw your consent at any time.',
    full: 'Read the full text',
    guardian:
      'Under 14, a guardian has to read this and consent. Under 18, please read it together with a guardian.',
    agree: 'I have read the above and specifically consent to the processing of my face data',
    agreeByButton:
      'By tapping the button below you confirm that you have read the above and specifically consent to the processing of your face data.',
    agreement: 'Face data agreement',
    missing: 'Please tick the box to continue',
    accept: 'Agree and continue',
    decline: 'Decline and leave',
  },
  terms: {
    whyLabel: 'Why it is needed',
    why: 'The face check makes sure that it is you, and that nobody uses your identity. Leaked face data could put your safety and property at risk, so it is used for this check only.',
    whatLabel: 'What is collected',
    whatMatch: 'One photo of your face, the video and photo taken during the face check, and device data.',
    whatAuthmatch:
      'Your name and ID number, the video and photo taken during the face check, and device data.',
    howLabel: 'How it is used',
    howMatch: 'To check that you are a live person and the same one as in your photo. Encrypted on the way.',
    howAuthmatch:
      'To check that you are a live person and the one on record with the identity authority. Encrypted on the way.',
    whoLabel: 'Who processes it',
    who: '{parties}.',
    provider: 'Tencent Cloud Computing (Beijing) Co., Ltd. (provider of the Tencent Cloud FaceID SDK)',
    authorities: 'the identity authorities that Tencent Cloud works with',
    retentionLabel: 'How long it is kept',
    defaultRetention: 'Only as long as the check needs it, on servers in mainland China.',
    rightsLabel: 'Your choice',
    refusal: 'You may say no. The face check is then not possible.',
    refusalWithAlternative: 'You may say no. You can then still use another way.',
    rights: 'You can view, correct or delete this data and withdraw your consent at any time.',
    contact: 'How: {contact}',
  },
  minors: {
    ask: {
      title: 'How old is the person to be verified?',
      advice: 'The data of minors is specially protected, so please answer truthfully.',
    },
    adult: '18 or older',
    under18: '14 to 17',
    under14: 'Under 14',
    guardian: {
      title: 'A guardian has to read this and agree',
      advice: 'The person to be verified is under 14. A parent or another guardian has to agree first.',
    },
    guardianById:
      'The ID number shows that the person to be verified is under 14. A parent or another guardian has to agree first.',
    rulesLabel: "How the child's data is protected",
    rules:
      "None of the child's data is sent before you agree. The child's face data is used for this check only. You may say no, and you can view, correct or delete the data and withdraw your consent for the child at any time.",
    agree:
      "I am the child's parent or another guardian, have read the above and specifically consent to the processing of the child's face data",
    note: {
      title: 'Before you go on',
      what: 'Your face is filmed next, to make sure that it is you. It is used for nothing else.',
      choice: 'You may say no and leave at any time. Nobody will blame you.',
      ask: 'If anything is unclear, ask your parents or another guardian first. It is best to do this together.',
    },
    continue: 'I understand, continue',
    back: 'Back',
  },
  alternative: {
    use: 'Use another way',
    title: 'You can do this another way',
    advice: 'Follow the page to go on another way.',
  },
  notLoaded,
  capture: {
    title: 'Take a photo of your face',
    intro: 'It will be compared with the face check that follows, so it has to be you.',
    tipLight: 'Good light',
    tipFront: 'Face the camera',
    tipUncovered: 'Nothing covering your face',
    examples: { good: 'Good', dark: 'Too dark', covered: 'Hidden', side: 'Side view' },
    camera: 'Take a photo',
    phoneCamera: 'Use phone camera',
    album: 'Choose from album',
    host: 'Take it with the app’s camera',
    back: 'Back',
    trust: 'Your photo stays on this device until you confirm it. Then it is uploaded securely.',
    drop: 'You can also drop a photo here, or paste one.',
    lost: {
      title: 'Your last photo did not arrive',
      advice:
        'Your phone reloaded this page while its camera or album was open. Take a photo with your phone first, then choose it from your album.',
    },
    lostWithCamera:
      'Your phone reloaded this page while its camera or album was open. Tap “Take a photo” to take it on this page.',
  },
  camera: {
    again: 'Try again',
    title: 'Your photo',
    starting: 'Opening the camera…',
    allow: 'Choose “Allow” when asked. Don’t see a prompt? Choose a photo from your album.',
    blocked: 'The camera is ready',
    start: 'Tap to start',
    paused: 'The camera is paused',
    resume: 'Go on',
    shutter: 'Take photo',
    shooting: 'Taking the photo…',
    counting: 'Good. Hold still…',
    autoCapture: 'Auto',
    switchCamera: 'Switch',
    album: 'Album',
    close: 'Back',
    trust: 'Uploaded after you confirm',
    notLoaded: {
      title: 'The camera view did not load',
      advice: 'Check your network and try again, or choose another way below.',
    },
    retake: 'Retake',
    use: 'Use',
    hints: {
      fit: 'Fit your face into the oval',
      black: 'The picture is black. Is something covering the lens?',
      tooDark: 'Too dark. Find a brighter place',
      tooBright: 'Too bright. Turn away from the light',
      moving: 'Hold still',
      blurred: 'Blurred. Wipe the lens and hold still',
      noFace: 'No face in view. Face the camera',
      severalFaces: 'Only you should be in the picture',
      closer: 'Come a little closer',
      farther: 'Move back a little',
      center: 'Move your face to the middle',
      ready: 'Good. You can take it now',
    },
    errors: {
      denied: {
        title: 'The camera is not allowed',
        advice:
          'To use it here, allow the camera in your system or browser settings. Or choose another way below.',
      },
      absent: { title: 'No camera found', advice: 'Choose a photo from your album, or use another device.' },
      busy: {
        title: 'The camera is in use',
        advice: 'Close the app or page that uses it and try again, or choose another way below.',
      },
      insecure: {
        title: 'This page cannot open the camera',
        advice: 'The connection is not secure (https), so please use one of the ways below.',
      },
      unsupported: {
        title: 'This browser cannot open the camera',
        advice: 'The camera cannot be opened inside this page. Please use one of the ways below.',
      },
      late: { title: 'The camera shows no picture', advice: 'Try again, or choose another way below.' },
      black: {
        title: 'The picture stays black',
        advice: 'Check that nothing covers the lens and try again, or choose another way below.',
      },
      muted: {
        title: 'The camera was paused by your phone',
        advice:
          'There may be a call, or another app using it. Try again afterwards, or choose another way below.',
      },
      ended: {
        title: 'The camera has stopped',
        advice: 'Another app may have taken it. Try again, or choose another way below.',
      },
      failed: { title: 'The camera did not work', advice: 'Try again, or choose another way below.' },
    },
  },
  preparing: {
    title: 'Preparing your photo',
    intro: 'This happens on your phone. Nothing is sent yet.',
    cancel: 'Cancel',
  },
  review: {
    title: 'Is the photo clear?',
    intro: 'Your whole face should be visible, sharp and uncovered.',
    alt: 'The photo you chose',
    altTaken: 'The photo you took',
    enlarge: 'Enlarge the photo',
    hints: {
      tooDark: 'Too dark to see your face. Please take it again',
      tooBright: 'It is rather bright; your face may be hard to see',
      blurred: 'It is rather blurred',
      smallFace: 'Your face is rather small in it',
    },
    smallPicture: 'The picture is very small; your face may be hard to see',
    use: 'Use this photo',
    retake: 'Change photo',
  },
  identity: {
    title: 'Enter your details',
    intro: 'As they appear on your ID card.',
    name: 'Name',
    namePlaceholder: 'Name on your ID card',
    idNo: 'ID number',
    idNoPlaceholder: '18 characters',
    submit: 'Next',
    back: 'Back',
    errors: {
      nameMissing: 'Enter your name',
      nameTooShort: 'At least two characters',
      nameTooLong: 'Too long, please check',
      nameSpace: 'There is a space in it: remove it, or type “·” instead',
      nameCharacters: 'Chinese characters and “·” only',
      idMissing: 'Enter your ID number',
      idLength: 'An ID number has 18 characters',
      idCharacters: 'Digits only; the last one may be X',
      idRegion: 'The first two digits are no valid region, please check',
      idBirthDate: 'The birth date in it does not exist, please check',
      idChecksum: 'There is a mistake in it, please check each digit',
    },
  },
  requesting: {
    title: 'Submitting',
    intro: 'Uploading securely. Next we’ll open the face check, then bring you back here.',
    uploading: 'Uploading your photo',
    back: 'Back to edit',
    leave: 'Leave',
  },
  handingOff: {
    title: 'Opening the face check',
    intro: 'Good light, face to the screen. Do not switch to another app during the check.',
    done: 'I have finished the face check',
    cancel: 'Leave',
    qrTitle: 'Scan with your phone',
    qrIntro: 'Finish the face check on your phone: the result shows up here. It takes about 1 minute.',
    qrAlt: 'QR code that opens the face check on your phone',
    qrExpires: 'Expires in {time}',
    qrApps:
      'Scan with your phone’s camera or browser. If it does not open inside WeChat, tap “…” and open it in your browser.',
    qrCopy: 'Copy the link to your own phone',
    qrScanned: 'Scanned. Continue on your phone',
    qrExpired: 'The code has expired',
    qrExpiredIntro:
      'If you have scanned it, finish on your phone: this page shows the result by itself. Otherwise get a new code.',
    qrRenew: 'Get a new code',
    qrNoResult:
      'There is no result yet. Finish the face check on your phone; the result appears here by itself.',
    continueHere: 'Do it on this device',
  },
  interrupted: {
    title: 'Face check not finished?',
    advice: 'If you didn’t finish, do it again. If you did, your result will appear here by itself.',
    redo: 'Redo face check',
    done: 'I’m done, check result',
    leave: 'Leave for now',
  },
  awaiting: {
    title: 'Getting your result',
    intro: 'This usually takes a few seconds, and no more than about half a minute.',
    elapsed: 'Waiting for {time}',
    leave: 'Leave for now',
  },
  passed: {
    title: 'Verified',
    advice: 'We’ve confirmed it’s you.',
    adviceWithName: 'We’ve confirmed that it’s {name}.',
    finish: 'Done',
  },
  rejected: {
    title: 'Not verified',
    retry: 'Try again',
    finish: 'Close',
    attemptsLeft: 'Attempts left: {count}.',
    noAttemptsLeft: 'No attempts are left. Please use another way, or contact support.',
    reasons: {
      accessDenied: {
        title: 'The service refused access',
        advice: 'Go back and enter again; if it fails again, please contact support.',
      },
      replyLate: {
        title: 'This is taking too long',
        advice: 'The network may be slow. Try again.',
      },
      requestTooLarge: {
        title: 'Your photo is larger than the service allows',
        advice: 'Choose another photo; if it fails again, please contact support.',
      },
      serviceDown: {
        title: 'The service is not available',
        advice: 'Try again in a moment.',
      },
      sdkFailed: {
        title: 'The face check did not run properly',
        advice: 'Try again; if it fails again, give support the number under Details.',
      },
      cameraFailed: {
        title: 'The camera did not open',
        advice: 'Close other apps that use the camera and try again.',
      },
      passed: { title: 'Verified', advice: 'We’ve confirmed it’s you.' },
      notSamePerson: {
        title: 'We could not confirm it is the same person',
        advice: 'Make sure it’s you, in even light, without hat or sunglasses, and try again.',
      },
      livenessFailed: {
        title: 'We could not confirm a live person',
        advice: 'Face the screen, follow the prompts and try again.',
      },
      suspectedAttack: {
        title: 'We could not confirm a live person',
        advice: 'Do the check yourself in front of the camera, not with a photo or a screen.',
      },
      lightLivenessFailed: {
        title: 'Your face was not clear while the screen flashed',
        advice: 'Turn the brightness up, avoid strong light, keep your face in the frame.',
      },
      faceNotFound: {
        title: 'We could not see your face',
        advice: 'Find good light, face the screen and try again.',
      },
      faceCovered: {
        title: 'Your face was covered',
        advice: 'Take off mask, sunglasses or hat, open your eyes and try again.',
      },
      pictureBlurred: {
        title: 'The picture was blurred',
        advice: 'Wipe the lens, hold the phone still and try again.',
      },
      notFrontal: {
        title: 'You were not facing the camera',
        advice: 'Look straight ahead with your whole face visible and try again.',
      },
      tooNearOrFar: { title: 'Too near or too far', advice: 'Fill the frame with your face and try again.' },
      severalFaces: {
        title: 'More than one person was in the picture',
        advice: 'Make sure that only you are in the photo and in front of the camera.',
      },
      blinkMissing: { title: 'We did not see you blink', advice: 'Blink slowly when asked and try again.' },
      voiceUnclear: {
        title: 'We could not hear the digits',
        advice: 'Read them out loud in a quiet place and try again.',
      },
      videoUnusable: {
        title: 'The video could not be used',
        advice: 'Find good light, keep the lens free and try again.',
      },
      sourcePhotoUnusable: {
        title: 'Your photo could not be compared',
        advice: 'Choose a sharp photo of your face and try again.',
      },
      identityMismatch: {
        title: 'Name and ID number do not match',
        advice: 'Check both and submit again.',
      },
      identityInvalid: { title: 'Name or ID number is not valid', advice: 'Check both and submit again.' },
      identityUnknown: {
        title: 'This ID number was not found',
        advice: 'Check it; if it is right, please use another way.',
      },
      noPhotoOnFile: {
        title: 'There is no photo of you on record',
        advice: 'This happens with new cards or after moving. Please use another way.',
      },
      limitReached: {
        title: 'No attempts left for today',
        advice: 'Try again tomorrow or use another way.',
      },
      tooFrequent: { title: 'Too many attempts in a row', advice: 'Wait a moment and try again.' },
      timedOut: {
        title: 'This check has expired',
        advice: 'Start again and finish the face check soon after it opens.',
      },
      networkPoor: {
        title: 'The network was too weak to finish',
        advice: 'Go where the signal is better and try again.',
      },
      interrupted: {
        title: 'The face check was interrupted',
        advice: 'Start again and stay in this app until it is done.',
      },
      cameraDenied: {
        title: 'The camera is not allowed',
        advice: 'Allow the camera in your settings and try again.',
      },
      browserUnsupported: {
        title: 'This browser cannot do the face check',
        advice: "Open this page in your phone's own browser or Safari and try again.",
      },
      serviceRefused: {
        title: 'The service is not available',
        advice: 'This is not your fault. Try later, or give support the number under Details.',
      },
      noResult: { title: 'There is no result yet', advice: 'Ask again later, or start over.' },
      unknown: {
        title: 'The check did not pass',
        advice: 'Try again; if it fails again, give support the number under Details.',
      },
    },
  },
  media: {
    loading: 'Fetching the photo and video of your face check',
    missing: 'The photo or video of your face check is not available. Your result stands.',
    photo: 'Photo taken during the face check',
    video: 'Video taken during the face check',
  },
  undecided: {
    title: 'Your result is still being processed',
    advice: 'Ask again, or leave and come back to this page later.',
    askAgain: 'Ask again',
    startOver: 'Start over',
    leave: 'Leave for now',
  },
  failed: {
    retry: 'Try again',
    retryAfter: 'You can try again when the countdown ends.',
    kept: {
      photo: 'Your photo is still here.',
      identity: 'What you entered is still here.',
      faceCheck: 'Your face check counts, you don’t have to redo it.',
    },
    startOver: 'Start over',
    retryIn: 'Try again in {time}',
    changePhoto: 'Change photo',
    signIn: 'Sign in',
    support: 'Contact support',
    supportCopied: 'The numbers and what happened are copied; you can paste them to support.',
    copyLink: 'Copy the link for your browser',
    linkCopied: 'Link copied. Now paste it in your browser',
    toBrowser: {
      copy: 'Tap “Copy the link” below',
      open: 'Go to your home screen and open your browser, such as Safari',
      paste: 'Touch and hold the address bar, paste the link and open it',
      menu: 'Or tap “…” at the top right and choose “Open in default browser”.',
    },
    back: 'Back to edit',
    leave: 'Leave',
    errors: {
      invalid_options: {
        title: 'This page is not set up correctly',
        advice: 'This is not your fault. Please contact support.',
      },
      part_unavailable: { title: notLoaded.title, advice: notLoaded.advice },
      photo_not_an_image: { title: 'This file is not a photo', advice: 'Choose a photo or take one.' },
      photo_format_unsupported: {
        title: 'This photo cannot be opened here',
        advice: 'Take a photo, or choose one in JPEG format.',
      },
      photo_unreadable: {
        title: 'This photo cannot be read',
        advice: 'It may still be in the cloud. Download it first, or take a photo.',
      },
      photo_damaged: { title: 'This photo is incomplete', advice: 'Choose another one or take a photo.' },
      photo_too_large: { title: 'This photo is too large', advice: 'Choose another one or take a photo.' },
      photo_too_small: {
        title: 'This photo is too small to see a face',
        advice: 'Choose a sharper one or take a photo.',
      },
      photo_bad_shape: {
        title: 'This does not look like a portrait',
        advice: 'Choose another one or take a photo.',
      },
      photo_canvas_blocked: {
        title: 'Your browser does not let us prepare photos',
        advice: 'Turn off its fingerprinting protection for this page, or use another browser.',
      },
      photo_over_limit: {
        title: 'This photo cannot be made small enough',
        advice: 'Choose another one or take a photo.',
      },
      photo_source_failed: {
        title: 'We did not get a photo',
        advice: 'Try again, or provide the photo another way.',
      },
      network_unreachable: {
        title: 'No connection',
        advice: 'Check your network and try again.',
      },
      request_timed_out: {
        title: 'This is taking too long',
        advice: 'The network may be slow. Try again.',
      },
      token_unavailable: { title: 'Your session has ended', advice: 'Sign in again, then go on.' },
      unauthorized: { title: 'Your session has ended', advice: 'Sign in again, then go on.' },
      http_error: {
        title: 'The service is not available',
        advice: 'Try again in a moment.',
      },
      malformed_response: {
        title: 'Something went wrong on our side',
        advice: 'Try again in a moment.',
      },
      partner_refused: {
        title: 'Your request was not accepted',
        advice: 'Check and try again; if it fails again, give support the number under Details.',
      },
      ticket_incomplete: {
        title: 'Something went wrong on our side',
        advice: 'Try again; if it fails again, give support the number under Details.',
      },
      async_unresolved: {
        title: 'Something went wrong on our side',
        advice: 'Try again; if it fails again, give support the number under Details.',
      },
      result_mismatch: {
        title: 'We found no result for this check',
        advice: 'Ask again; if it fails again, please contact support.',
      },
      handoff_incomplete_ticket: {
        title: 'The face check cannot be opened',
        advice: 'This is not your fault. Give support the number under Details.',
      },
      handoff_failed: { title: 'The face check did not open', advice: 'Please try again.' },
      handoff_interrupted: {
        title: 'The face check was not finished',
        advice: 'Start again and stay in this app until it is done.',
      },
      handoff_camera_denied: {
        title: 'The camera is not allowed',
        advice: 'Choose “Allow” when asked, or allow it in your settings, and try again.',
      },
      handoff_unsupported: {
        title: 'This browser cannot do the face check',
        advice: 'Open this page in your phone’s own browser to go on.',
      },
      handoff_in_mini_program: {
        title: 'Mini programs cannot do the face check',
        advice:
          'The face check does not open in a mini program. Open this page in your phone’s own browser to go on.',
      },
      handoff_outside_app: {
        title: 'Open this page in the app',
        advice: 'The face check only works in the app. Go back to the app and open this page from there.',
      },
      ticket_expired: {
        title: 'This took too long. Please start the face check again',
        advice: 'Tap “Try again” to go on.',
      },
      unexpected: {
        title: 'Something went wrong',
        advice: 'Try again; if it fails again, please contact support.',
      },
    },
  },
  ended: {
    finishedTitle: 'All done',
    finishedAdvice: 'You can close this page.',
    cancelledTitle: 'You left the check',
    cancelledAdvice: 'Use another way, or start again.',
    pendingTitle: 'You can see your result later',
    pendingAdvice: 'Come back to this page later, and we’ll go on getting your result.',
    pendingHere: 'Go on getting it now, or ask customer service later.',
    pendingAsk: 'Get my result',
    startOver: 'Start again',
  },
  details: {
    summary: 'Details',
    orderNo: 'Order no.',
    traceNo: 'Reference no.',
    failedAt: 'Number',
    time: 'Checked on',
    code: 'Code',
    partnerSays: 'The service says',
    liveRate: 'Liveness score',
    similarity: 'Similarity score',
    copy: 'Copy',
    copyReport: 'Copy for support',
    reportNote: 'No photo, name or ID number in it.',
    copied: 'Copied',
    copyFailed: 'Not copied; select it by a long press',
  },
};
