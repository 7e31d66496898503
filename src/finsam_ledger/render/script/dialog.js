// The dialog: a view upon a view, the way back, and where the keyboard stands.

const dialog = document.querySelector("dialog");
const box = dialog.querySelector(".box");
const backButton = dialog.querySelector(".back");
const views = [];

function show(title, ...content) {
  const heading = make("h2", { tabindex: "-1" }, title);
  const view = make("div", { class: "view" }, heading, ...content);
  if (views.length) hide(views.at(-1));
  views.push({ view, heading });
  box.append(view);
  if (!dialog.open) dialog.showModal();
  arrive(heading);
}

function hide(top) {
  top.focused = document.activeElement;
  top.view.hidden = true;
}

function arrive(focused) {
  const { heading } = views.at(-1);
  document.getElementById("origin-title")?.removeAttribute("id");
  heading.id = "origin-title";
  dialog.setAttribute("aria-labelledby", "origin-title");
  backButton.hidden = views.length === 1;
  focused.focus();
  if (focused === heading) box.scrollTop = 0;
}

function back() {
  views.pop().view.remove();
  const top = views.at(-1);
  top.view.hidden = false;
  arrive(top.focused);
}

function empty() {
  for (const { view } of views.splice(0)) view.remove();
}
