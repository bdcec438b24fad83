/*
 * Asks Redactor before Outlook sends a message (Smart Alerts, event OnMessageSend).
 *
 * It collects the message as it will be sent, asks the council's own Redactor server, and lets Outlook send
 * only on the answer "allow". It never decides by itself, keeps nothing and talks to one server only. The
 * gate at the mail server checks again: this script is a courtesy to the sender, not the control.
 *
 * Classic Outlook on Windows runs scripts as of ECMAScript 2016: no async functions, no imports.
 */
"use strict";

/* Filled in by `redactor mail outlook`. `unknown` is "block" or "prompt". */
var SETTINGS = {"server": "https://redactor.example.org", "unknown": "block", "seconds": 20, "megabytes": 20};

var WORDS = {
  blocked: "Not sent. This message holds details withheld from a recipient.",
  unknown: "Not sent. The message could not be checked. Try again, or ask your supervisor.",
  prompt: "The message could not be checked here. It will be checked, and held if needed, before it leaves."
};
var LONGEST = 300;

/* Turn one of Office's asynchronous calls into a promise; a failed call rejects. */
function ask(owner, method, first) {
  return new Promise(function (resolve, reject) {
    function done(result) {
      if (result.status === Office.AsyncResultStatus.Succeeded) {
        resolve(result.value);
      } else {
        reject(new Error(method));
      }
    }
    if (first === undefined) {
      owner[method](done);
    } else {
      owner[method](first, done);
    }
  });
}

function addresses(item, field) {
  return ask(item[field], "getAsync").then(function (people) {
    return (people || []).map(function (person) {
      return {address: person.emailAddress, name: person.displayName || "", type: field};
    });
  });
}

/* Return one attachment's content. A link into the cloud has none, so the message cannot be checked. */
function content(item, attachment) {
  return ask(item, "getAttachmentContentAsync", attachment.id).then(function (got) {
    var formats = Office.MailboxEnums.AttachmentContentFormat;
    if (got.format === formats.Base64) {
      return {name: attachment.name, content_b64: got.content};
    }
    if (got.format === formats.Eml || got.format === formats.ICalendar) {
      return {name: attachment.name, content: got.content};
    }
    throw new Error("attachment without content");
  });
}

function collect(item) {
  var parts = [
    ask(item.from, "getAsync"),
    addresses(item, "to"),
    addresses(item, "cc"),
    addresses(item, "bcc"),
    ask(item.subject, "getAsync"),
    ask(item.body, "getAsync", "text"),
    ask(item.body, "getAsync", "html"),
    ask(item, "getAttachmentsAsync")
  ];
  return Promise.all(parts).then(function (got) {
    var attachments = got[7] || [];
    var bytes = attachments.reduce(function (sum, one) { return sum + (one.size || 0); }, 0);
    if (bytes > SETTINGS.megabytes * 1000000) {
      throw new Error("too large to be checked here");
    }
    return Promise.all(attachments.map(function (one) { return content(item, one); })).then(function (contents) {
      return {
        client: "outlook-1",
        sender: got[0].emailAddress,
        recipients: got[1].concat(got[2], got[3]),
        subject: got[4],
        body: {text: got[5], html: got[6]},
        attachments: contents
      };
    });
  });
}

function token() {
  var auth = typeof OfficeRuntime !== "undefined" && OfficeRuntime.auth ? OfficeRuntime.auth : Office.auth;
  return auth.getAccessToken({allowSignInPrompt: true, allowConsentPrompt: true});
}

function late(seconds) {
  return new Promise(function (resolve, reject) {
    setTimeout(function () { reject(new Error("late")); }, seconds * 1000);
  });
}

/* Return the server's answer. Anything but a whole answer rejects. */
function checked(message) {
  return token()
    .then(function (bearer) {
      return fetch(SETTINGS.server + "/v1/check", {
        method: "POST",
        headers: {"Content-Type": "application/json", "Authorization": "Bearer " + bearer},
        body: JSON.stringify(message)
      });
    })
    .then(function (reply) {
      if (reply.status !== 200) {
        throw new Error("status " + reply.status);
      }
      return reply.json();
    });
}

function short(text, otherwise) {
  return typeof text === "string" && text ? text.slice(0, LONGEST) : otherwise;
}

/* Return what to tell Outlook. Only the one word "allow" lets a message go without a question. */
function verdict(answer) {
  var decision = answer && answer.decision;
  if (decision === "allow") {
    return {allowEvent: true};
  }
  if (decision === "block") {
    return {allowEvent: false, errorMessage: short(answer.text, WORDS.blocked)};
  }
  return unknown(answer && answer.text);
}

function unknown(text) {
  if (SETTINGS.unknown === "prompt") {
    return {
      allowEvent: false,
      errorMessage: short(text, WORDS.prompt),
      sendModeOverride: Office.MailboxEnums.SendModeOverride.PromptUser
    };
  }
  return {allowEvent: false, errorMessage: short(text, WORDS.unknown)};
}

function onMessageSendHandler(event) {
  var told = false;
  function tell(answer) {
    if (!told) {
      told = true;
      event.completed(answer);
    }
  }
  var asked;
  try {
    asked = collect(Office.context.mailbox.item).then(checked).then(verdict);
  } catch (error) {
    asked = Promise.reject(error);
  }
  return Promise.race([asked, late(SETTINGS.seconds)]).then(tell, function () { tell(unknown()); });
}

Office.actions.associate("onMessageSendHandler", onMessageSendHandler);
