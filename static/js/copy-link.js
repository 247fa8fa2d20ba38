/* Turns the link to this article into a button that copies its address. Without this script it stays a link. */
for (const link of document.querySelectorAll("a[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.textContent = link.dataset.copy;
  const status = document.createElement("span");
  status.className = "share__status";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    status.textContent = await navigator.clipboard.writeText(link.href).then(
      () => link.dataset.copied,
      () => `${link.dataset.failed} ${link.href}`,
    );
  });
  link.replaceWith(button, status);
}
