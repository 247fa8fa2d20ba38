"""The benchmark's site for Nikola: the pages that the other generators make, where Nikola knows them."""

BLOG_TITLE = BLOG_DESCRIPTION = "Benchmark site"
BLOG_AUTHOR = "Benchmark site"
BLOG_EMAIL = "site@health.example.org"
SITE_URL = "https://health.example.org/"
DEFAULT_LANG = "en"
TRANSLATIONS = {DEFAULT_LANG: ""}
NAVIGATION_LINKS = {DEFAULT_LANG: ()}
TIMEZONE = "UTC"
THEME = "benchmark"
POSTS = (("content/*.md", "", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",)}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra", "markdown.extensions.toc"]
OUTPUT_FOLDER = "public"
PRETTY_URLS = True
STRIP_INDEXES = True
INDEX_DISPLAY_POST_COUNT = 20
INDEXES_STATIC = False
INDEXES_PRETTY_PAGE_URL = ["page", "{number}", "{index_file}"]
TAG_PATH = "tags"
TAG_PAGES_ARE_INDEXES = True
CATEGORY_PATH = ""
CATEGORY_PREFIX = ""
CATEGORIES_INDEX_PATH = "categories"
CATEGORY_ALLOW_HIERARCHIES = True
CATEGORY_OUTPUT_FLAT_HIERARCHY = False
CATEGORY_PAGES_ARE_INDEXES = True
GENERATE_RSS = True
FEED_LENGTH = 20
FILES_FOLDERS: dict[str, str] = {}
GALLERY_FOLDERS: dict[str, str] = {}
IMAGE_FOLDERS: dict[str, str] = {}
LISTINGS_FOLDERS: dict[str, str] = {}
COPY_SOURCES = SHOW_SOURCELINK = USE_BUNDLES = GZIP_FILES = False
DISABLED_PLUGINS = [
    "classify_archive",
    "classify_authors",
    "classify_page_index",
    "create_bundles",
    "render_galleries",
    "render_listings",
    "robots",
    "scale_images",
]
COMMENT_SYSTEM = CONTENT_FOOTER = ""
