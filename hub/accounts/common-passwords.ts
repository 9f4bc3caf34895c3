/** What guessers try first on Chinese and international services; compared without case (AC3). */
const COMMON: ReadonlySet<string> = new Set(
  `
12345678 123456789 1234567890 12345678910 11111111 00000000 88888888 66666666 99999999 87654321 987654321
0987654321 01234567 0123456789 11223344 1122334455 12341234 12344321 11112222 12121212 123123123 147258369
159357456 1qaz2wsx 1q2w3e4r 1q2w3e4r5t qwertyui qwertyuiop asdfghjk asdfghjkl zxcvbnm123 qwer1234 qwerty123
qazwsxedc qazwsx123 asdf1234 zaq12wsx abc12345 abcd1234 abcdefgh abcd12345 a1234567 a12345678 a123456789
aa123456 aa12345678 aaa123456 q1234567 q12345678 woaini1314 woaini520 woaini123 5201314520 13145200 1314520520
iloveyou iloveyou1 password password1 password12 password123 passw0rd p@ssw0rd p@ssword admin123 admin1234
admin12345 administrator adminadmin root1234 rootroot test1234 testtest welcome1 welcome123 letmein123
changeme changeme1 sunshine princess football baseball superman trustno1 dragon123 monkey123 master123
michael1 jennifer computer internet whatever starwars google123 huawei123 tencent123 taobao123 alibaba123
beijing2008 beijing123 shanghai123 zhongguo zhongguo1 nihao123 caonima123 wangyi163 163163163 1234qwer
qwe123456 qweasdzxc qweasd123 wsx123456 zxc123456 asd123456 abc123456 xyz123456 shuili123 shenpi123
pingshen123 yunping123 yunping1 zhuanjia123 aaaaaaaa bbbbbbbb xxxxxxxx zzzzzzzz
`
    .trim()
    .split(/\s+/),
);

/** True for a password that is common, one repeated character, or hardly more than the login itself. */
export function isGuessable(password: string, login: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const name = login.normalize('NFKC').toLowerCase();
  if (COMMON.has(lower) || new Set(lower).size < 3) return true;
  return name.length >= 4 && lower.replaceAll(name, '').length < 3;
}
