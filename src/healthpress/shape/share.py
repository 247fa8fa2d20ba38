"""Links that share a page: plain addresses that need no script and call nobody until they are followed.

In: a page's address and title. Out: one link for each network of site.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from healthpress.model.site import Network
from healthpress.model.view import ShareLink
from healthpress.text.wording import Words

_NETWORKS: Mapping[str, tuple[str, str]] = {
    "whatsapp": ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "x": ("X", "https://x.com/intent/post?text={title}&url={url}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    "reddit": ("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "pinterest": ("Pinterest", "https://www.pinterest.com/pin/create/button/?url={url}&description={title}"),
}
"""What readers see of a network, and its address with the page's title and address in it."""


def share_links(networks: Sequence[Network], url: str, title: str, words: Words) -> tuple[ShareLink, ...]:
    """Share links for the page at the absolute address `url`, in the order of `networks`."""
    encoded = {"title": quote(title, safe=""), "url": quote(url, safe="")}
    return tuple(_link(network, url, encoded, words) for network in networks)


def _link(network: Network, url: str, encoded: Mapping[str, str], words: Words) -> ShareLink:
    if network == "copy":
        return ShareLink(network, words.gettext("Copy link"), url)
    if network == "email":
        address = "mailto:?subject={title}&body={url}"
        return ShareLink(network, words.gettext("E-mail"), address.format_map(encoded))
    name, address = _NETWORKS[network]
    return ShareLink(network, name, address.format_map(encoded))
