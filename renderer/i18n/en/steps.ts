import type { Mirror } from '../mirror.ts';
import type { steps as zh } from '../zh/steps.ts';

export const steps: Mirror<typeof zh> = {
  look: 'Look',
  uploadReport: {
    todo: 'Upload the submission drafts',
    act: 'Upload',
    note: 'Once every report is here the case can be accepted.',
  },
  acceptDossier: {
    todo: 'Decide on acceptance',
    act: 'Accept',
    note: 'The clock starts the day after; it pauses while the experts review.',
  },
  buildPanel: {
    todo: 'Form the panel',
    act: 'Add experts',
    note: 'At least 3 experts a report; then send each their invitation.',
  },
  confirmPanel: {
    todo: 'Confirm the panel',
    act: 'Confirm the panel',
    note: 'Once every expert has declared and signed.',
  },
  scheduleMeeting: {
    todo: 'Schedule the meeting',
    act: 'Schedule',
    note: 'Then pre-review begins and the experts comment.',
  },
  declareRecusal: {
    todo: 'Make the recusal declaration',
    act: 'Declare',
    note: 'The reports open after it.',
  },
  signCommitment: {
    todo: 'Sign the commitment letter',
    act: 'See the letter',
    note: 'Nine clauses; the reports open after it.',
  },
  consentChair: {
    todo: 'Answer the nomination',
    act: 'Answer',
    note: 'You are nominated as chair; it needs your consent.',
  },
  writeComments: {
    todo: 'Read and comment',
    act: 'Start reading',
    note: 'Comments are yours alone until you send them to the panel.',
  },
  releaseComments: {
    todo: 'Release {{count}} pre-review comments',
    todo_one: 'Release {{count}} pre-review comment',
    act: 'Release comments',
    note: 'Owner and compiler can prepare their answers; names of experts are not shown.',
  },
  openMeeting: {
    todo: 'Open the meeting',
    act: 'To the meeting',
    note: 'The panel is introduced to everyone and the room opens.',
  },
  replyToMeeting: {
    todo: 'Say whether you attend the meeting',
    act: 'Reply',
    note: 'You attend, send somebody, or cannot come.',
  },
  enterMeeting: {
    todo: 'Enter the meeting room',
    act: 'Enter the meeting room',
    note: 'The meeting has begun.',
  },
  draftOpinion: {
    todo: 'Draft the panel opinion',
    act: 'Draft',
    note: 'The chair writes, the clerk helps; then freeze and sign.',
  },
  chaseSignatures: {
    todo: '{{count}} signatures missing',
    todo_one: '{{count}} signature missing',
    act: 'See signatures',
    note: 'The sealed document follows automatically once all have signed.',
  },
  signOpinion: {
    todo: 'Sign the panel opinion',
    act: 'Read and sign',
    note: 'You sign exactly the document shown; any later edit voids the signature.',
  },
  releaseOpinion: {
    todo: 'Release the panel opinion',
    act: 'Release',
    note: 'All signed; every party will see it.',
  },
  answerComments: {
    todo: 'Answer the points, {{count}} left',
    act: 'Answer',
    note: 'Point by point with pages; saved as you go.',
  },
  submitResponse: {
    todo: 'Submit the response table',
    act: 'Submit',
    note: 'Every point is answered; it goes with the revised report.',
  },
  recheckAnswers: {
    todo: 'Recheck {{count}} answers',
    todo_one: 'Recheck {{count}} answer',
    act: 'Recheck',
    note: 'What you raised, you recheck.',
  },
  concludeRecheck: {
    todo: 'Conclude the recheck',
    act: 'Conclude',
    note: 'All points are rechecked; the chair concludes.',
  },
  issueFinal: {
    todo: 'Issue the final documents',
    act: 'Issue',
    note: 'Opinion and response table go to every party.',
  },
  archiveItem: { todo: 'Check and archive', act: 'Archive', note: 'The final documents are issued.' },
  readOpinion: {
    todo: 'Read the panel opinion',
    act: 'Read and download',
    note: 'The final documents are issued.',
  },
  waiting: {
    acceptance: 'Waiting for acceptance',
    panelForming: 'Waiting for the panel',
    notice: 'Waiting for the notice',
    preReview: 'Waiting for the meeting',
    meeting: 'The meeting is going on',
    opinion: 'Waiting for the panel opinion',
    revision: 'Waiting for the compiler',
    recheck: 'Waiting for the recheck',
    final: 'Waiting for the final documents',
    issued: 'Final documents issued, waiting for the archive',
    archive: 'Archived',
  },
};
