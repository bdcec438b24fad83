// Runs the add-in's script with a stubbed Office, as the JSON on standard input describes it; prints what happened.
const fs = require("fs");
const vm = require("vm");
const given = JSON.parse(fs.readFileSync(0, "utf8"));
const source = fs.readFileSync(process.argv[2], "utf8");
const seen = {completed: [], requests: []};
const status = {Succeeded: "succeeded", Failed: "failed"};

function answers(name, value) {
  return function () {
    const done = arguments[arguments.length - 1];
    if (given.hang === name) { return; }
    if (given.throw === name) { throw new Error("thrown"); }
    const failed = given.fail === name;
    const result = typeof value === "function" ? value(arguments[0]) : value;
    setImmediate(() => done({status: failed ? status.Failed : status.Succeeded, value: failed ? undefined : result}));
  };
}

const message = given.message;
const item = {
  from: {getAsync: answers("from", {emailAddress: message.from})},
  subject: {getAsync: answers("subject", message.subject)},
  body: {getAsync: answers("body", (kind) => message[kind])},
  getAttachmentsAsync: answers("attachments", message.attachments.map(({name, size}, id) => ({id, name, size}))),
  getAttachmentContentAsync: answers("content", (id) => message.attachments[id].content)
};
for (const field of ["to", "cc", "bcc"]) {
  item[field] = {getAsync: answers(field, (message[field] || []).map((emailAddress) => ({emailAddress})))};
}
const handlers = {};
const world = {
  Office: {
    AsyncResultStatus: status,
    MailboxEnums: {
      AttachmentContentFormat: {Base64: "base64", Eml: "eml", ICalendar: "iCalendar", Url: "url"},
      SendModeOverride: {PromptUser: "promptUser"}
    },
    auth: {getAccessToken: () => given.token ? Promise.resolve(given.token) : Promise.reject(new Error("no token"))},
    context: {mailbox: {item}},
    actions: {associate: (name, handler) => { handlers[name] = handler; }}
  },
  fetch: (url, request) => {
    seen.requests.push({url, headers: request.headers, body: JSON.parse(request.body)});
    if (given.reply === "down") { return Promise.reject(new Error("down")); }
    if (given.reply === "hang") { return new Promise(() => {}); }
    return Promise.resolve({
      status: given.status || 200,
      json: () => given.reply === "garbage" ? Promise.reject(new SyntaxError("x")) : Promise.resolve(given.reply)
    });
  },
  setTimeout: (task, milliseconds) => setTimeout(task, Math.min(milliseconds, 150)),
  JSON, Promise, Error
};
vm.runInNewContext(source, world);
handlers.onMessageSendHandler({completed: (answer) => seen.completed.push(answer)});
setTimeout(() => { process.stdout.write(JSON.stringify(seen)); process.exit(0); }, 400);
