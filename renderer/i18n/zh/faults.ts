import type { FaultCode } from '#shared/protocol/errors.ts';

/** For every failure that is not a rule's no: what happened, what is safe, what to do. */
export const faults = {
  badRequest: '填写的内容没有通过检查，没有保存。请核对后重试。',
  unauthenticated: '用户名或密码不对，或登录已经过期。请重新登录，已写的内容都在。',
  notFound: '没有找到所需的内容，可能已移走，或您无权查看。',
  forbidden: '您无权进行这项操作，没有任何改动。',
  tooLarge: '内容太大，没有提交。请缩小文件或分开提交。',
  rateLimited: '尝试次数过多，请稍等一分钟再试。',
  outOfOrder: '正在与服务器重新核对，本机内容安全，请稍候。',
  protocolTooOld: '本机软件版本过旧，暂不能连接。已有内容可离线查看，请更新软件。',
  protocolTooNew: '服务器版本较旧，暂不能连接。已有内容可离线查看，请联系管理员更新服务器。',
  codeInvalid: '这个码不对，或已过期、已使用。请核对，或向发给您的人要一个新的。',
  loginTaken: '这个用户名已有人使用，请换一个。',
  passwordTooWeak: '密码太常见或太短，请换一个至少 8 位、不易猜到的密码。',
  passwordWrong: '原密码不对，没有改动。忘记密码时，请联系管理员重置。',
  lastAdmin: '至少要保留一位可用的管理员，没有改动。请先让另一位同事担任管理员。',
  setupDone: '本机服务已经设置过管理员，请直接登录。',
  unavailable: '暂时连不上服务器。本机内容安全，恢复连接后会自动继续。',
  internal: '程序出了问题，这一步没有完成，已保存的内容不受影响。请重试，仍不行请联系管理员。',
} as const satisfies Readonly<Record<FaultCode, string>>;
