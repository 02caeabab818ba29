"use strict";
(() => {
  const card = document.getElementById("card");
  const quotes = [...document.querySelectorAll("article .q[tabindex]")];
  let current = null, held = false;

  const attr = (name, id) => `[${name}~="${CSS.escape(id)}"]`;
  const piecesOf = (id) => document.querySelectorAll(attr("data-q", id));

  // light marks the pieces of a quote, and the words that the answer rests on.
  const light = (id, on) => piecesOf(id).forEach((e) => e.classList.toggle("on", on));

  // place puts the card under the quote, or above it where there is no room;
  // on a phone the style keeps it at the bottom, and the page makes way.
  const place = (quote) => {
    const at = quote.getBoundingClientRect(), height = card.offsetHeight;
    if (getComputedStyle(card).position === "fixed") {
      scrollBy(0, Math.max(0, Math.min(at.bottom + height + 16 - innerHeight, at.top - 16)));
      return;
    }
    const room = document.documentElement.clientWidth - card.offsetWidth - 16;
    const above = at.bottom + 10 + height > innerHeight && at.top - 10 - height > 0;
    card.style.left = Math.max(16, Math.min(at.left, room)) + scrollX + "px";
    card.style.top = (above ? at.top - 10 - height : at.bottom + 10) + scrollY + "px";
  };

  const hide = () => {
    if (current) {
      light(current.dataset.q, false);
      current.removeAttribute("aria-expanded");
    }
    current = null;
    held = false;
    card.hidden = true;
  };

  const show = (quote, hold) => {
    const why = document.getElementById(quote.dataset.q + "-why");
    if (!why) return;
    if (current !== quote) hide();
    current = quote;
    held = held || hold;
    const close = document.createElement("button");
    close.className = "close";
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.textContent = "×";
    close.addEventListener("click", hide);
    card.replaceChildren(close, ...[...why.childNodes].map((n) => n.cloneNode(true)));
    card.className = why.className;
    card.hidden = false;
    light(quote.dataset.q, true);
    quote.setAttribute("aria-expanded", "true");
    place(quote);
  };

  const pick = (button) => {
    const doc = button.closest(".doc"), on = button.getAttribute("aria-pressed") !== "true";
    doc.querySelectorAll(".who button").forEach((b) => b.setAttribute("aria-pressed", "false"));
    button.setAttribute("aria-pressed", String(on));
    doc.classList.toggle("picked", on);
    doc.querySelectorAll("article .q").forEach((q) => q.classList.toggle("off", on && q.dataset.s !== button.dataset.s));
  };

  const unpick = () => document.querySelectorAll('.who button[aria-pressed="true"]').forEach(pick);

  const step = (by) => {
    const shown = quotes.filter((q) => !q.classList.contains("off"));
    if (!shown.length) return;
    let i = shown.findIndex((q) => current && q.dataset.q === current.dataset.q);
    if (i < 0) i = by > 0 ? -1 : 0;
    const next = shown[(i + by + shown.length) % shown.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    show(next, true);
  };

  const quoteAt = (e) => e.target.closest && e.target.closest("article .q");

  document.addEventListener("mouseover", (e) => {
    const quote = quoteAt(e);
    if (quote && !held) show(quote, false);
    else if (!quote && !held && !card.contains(e.target)) hide();
  });
  document.addEventListener("click", (e) => {
    const quote = quoteAt(e), button = e.target.closest(".who button");
    if (quote) {
      e.preventDefault();
      if (held && current === quote) hide();
      else { hide(); show(quote, true); }
    } else if (button) pick(button);
    else if (!card.contains(e.target)) hide();
  });
  document.addEventListener("focusin", (e) => {
    const quote = quoteAt(e);
    if (quote && quote.matches(":focus-visible")) show(quote, true);
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const quote = quoteAt(e);
    if (e.key === "Escape") { if (card.hidden) unpick(); else hide(); }
    else if (e.key === "j") step(1);
    else if (e.key === "k") step(-1);
    else if (quote && (e.key === "Enter" || e.key === " ")) { e.preventDefault(); show(quote, true); }
    else return;
  });
  addEventListener("resize", () => current && place(current));
})();
