/* Marks the part of an article that is being read in its list of contents. */
{
  const list = document.querySelector(".toc");
  const parts = [...(list?.querySelectorAll("a") ?? [])].flatMap((link) => {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return part ? [[part, link]] : [];
  });
  const line = 80;
  let marked;

  const mark = () => {
    const read = parts.filter(([part]) => part.getBoundingClientRect().top < line).pop()?.[1];
    if (read === marked) return;
    marked?.removeAttribute("aria-current");
    read?.setAttribute("aria-current", "location");
    marked = read;
    if (read) list.scrollTop = read.offsetTop - list.clientHeight / 2;
  };

  if (parts.length) {
    const seen = new IntersectionObserver(mark, { rootMargin: `-${line}px 0px 0px`, threshold: [0, 1] });
    for (const [part] of parts) seen.observe(part);
  }
}
