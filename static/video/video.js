/* A click on a video's picture puts the player in its place. Until then nothing is asked of its host. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.video__link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const { embed } = link.dataset;
  const player = document.createElement(embed ? "iframe" : "video");
  player.className = "video__player";
  player.title = link.parentElement.querySelector(".video__title").textContent;
  if (embed) {
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    player.sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation";
    player.referrerPolicy = "strict-origin";
  } else {
    player.controls = player.autoplay = player.playsInline = true;
    player.tabIndex = 0;
  }
  player.src = embed || link.href;
  link.replaceWith(player);
  player.focus();
});
