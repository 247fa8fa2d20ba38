"""Videos in a text."""

from __future__ import annotations

from healthpress.text.rules.registry import error

VIDEO_TITLE = error(
    "video/no-title",
    "A video has no title",
    "It is what readers know the video by, and what a screen reader says of the player.",
    "Write it after the name: ::: video How to use an inhaler.",
)
VIDEO_LINK = error(
    "video/no-link",
    "A video component does not link to one video that can be played",
    "The link is what readers without scripts follow, and what the player is made of.",
    "Put one link into it: to a page of the video on YouTube or Vimeo, or to an .mp4 or .webm file beside the article.",
)
VIDEO_POSTER = error(
    "video/no-poster",
    "A video has no picture of its own",
    "Until a reader asks for the video nothing is loaded from its host, so the site must show a picture itself.",
    "Put one picture with alternative text into the component: ![What it shows](poster.jpg).",
)
