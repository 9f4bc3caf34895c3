import type { FaultCode } from '#shared/protocol/errors.ts';

export const faults: Readonly<Record<FaultCode, string>> = {
  badRequest: 'What was entered did not pass the check and was not saved. Look it over and try again.',
  unauthenticated:
    'User name or password is wrong, or the session has expired. Sign in again; everything you wrote is still here.',
  notFound: 'Not found: it may have moved, or you may not see it.',
  forbidden: 'You are not entitled to do this; nothing changed.',
  tooLarge: 'This is too large and was not submitted. Make it smaller or split it.',
  rateLimited: 'Too many attempts. Please wait a minute and try again.',
  outOfOrder: 'Comparing notes with the hub again; everything here is safe. One moment.',
  protocolTooOld: 'This app is too old to connect. What is here can be read offline; please update the app.',
  protocolTooNew:
    'The hub is older than this app. What is here can be read offline; ask the administrator to update the hub.',
  codeInvalid: 'The code is wrong, used or expired. Check it, or ask whoever sent it for a new one.',
  loginTaken: 'This user name is taken; please choose another.',
  passwordTooWeak:
    'This password is too common or too short. Choose one of at least 8 characters that is hard to guess.',
  passwordWrong:
    'The old password is wrong; nothing changed. If it is forgotten, ask the administrator to reset it.',
  lastAdmin:
    'One administrator at least must remain; nothing changed. Make a colleague an administrator first.',
  setupDone: 'An administrator exists already; please sign in.',
  unavailable:
    'The hub cannot be reached. Everything here is safe and continues automatically when the link is back.',
  internal:
    'Something failed in the program and this step was not done; what was saved is safe. Try again, or ask the administrator.',
};
