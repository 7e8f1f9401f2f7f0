/** Bodies as providers send them, each with something that tells writers of JSON apart. */

/** ASCII, whole numbers, no slash. */
export const PLAIN =
  '{"id":"evt_1NG8Du2e","type":"invoice.paid","data":{"amount":2000,"lines":[1,2],"none":{},"livemode":false,"note":null}}';
/** Letters beyond ASCII and an emoji. */
export const ACCENTS = '{"id":"evt_1","type":"invoice.paid","data":{"note":"Zoë paid 10 € — 東京 🎉"}}';
export const SLASHES = '{"id":"evt_1","type":"invoice.paid","data":{"link":"https://example.com/a/b?x=1"}}';
export const MARKUP = `{"id":"evt_1","type":"invoice.paid","data":{"note":"<b>it's</b> & x=1 + 2"}}`;
export const FORM = "CallSid=CA12&From=%2B14158675309&To=%2B18005551212&Body=Hello+there%21&CallStatus=ringing";
