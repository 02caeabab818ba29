"use strict";
(() => {
  const buttons = [...document.querySelectorAll(".pick button")];
  const checks = [...document.querySelectorAll(".check")];
  const status = document.getElementById("shown");
  let current = null;

  const pressed = (b) => b.getAttribute("aria-pressed") === "true";

  // show hides the quotes whose verdict is not picked; with none picked, all show.
  const show = () => {
    const picked = buttons.filter(pressed).map((b) => b.dataset.v);
    let n = 0;
    for (const c of checks) {
      c.hidden = picked.length > 0 && !picked.includes(c.dataset.v);
      if (!c.hidden) n++;
    }
    if (status) status.textContent = picked.length ? `${n} of ${checks.length} shown: ${picked.join(", ")}` : "";
  };

  const pick = (on) => {
    buttons.forEach((b) => b.setAttribute("aria-pressed", String(on(b))));
    show();
  };

  const only = (key) => {
    const button = buttons.find((b) => b.dataset.key === key);
    if (!button) return;
    const alone = pressed(button) && buttons.filter(pressed).length === 1;
    pick((b) => b === button && !alone);
  };

  // failing picks the verdicts that do not hold, or all where they are picked.
  const failing = () => {
    const fails = (b) => b.classList.contains("fails");
    const already = buttons.some(fails) && buttons.every((b) => pressed(b) === fails(b));
    pick((b) => !already && fails(b));
  };

  const step = (by) => {
    const shown = checks.filter((c) => !c.hidden);
    if (!shown.length) return;
    let i = shown.indexOf(current);
    if (i < 0) i = by > 0 ? -1 : 0;
    current = shown[(i + by + shown.length) % shown.length];
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (e) => {
    const button = e.target.closest(".pick button");
    if (button) pick((b) => (b === button ? !pressed(b) : pressed(b)));
    current = e.target.closest(".check") || current;
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key >= "1" && e.key <= "9") only(e.key);
    else if (e.key === "f") failing();
    else if (e.key === "j") step(1);
    else if (e.key === "k") step(-1);
    else if (e.key === "Escape" || e.key === "0") pick(() => false);
  });
})();
