r"""LaTeX's ways of writing letters in bibliographies, undone.

In: the value of a BibTeX field, such as `M{\"u}ller, {J}\'er\^ome`. Out: plain text. Commands that only change how a
word looks leave the word; commands that are not known leave their name out and what is in their braces in.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "i": "ı", "j": "ȷ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textregistered": "®", "texttrademark": "™", "copyright": "©", "textdegree": "°",
    "degree": "°", "textgreater": ">", "textless": "<", "textbackslash": "\\", "textasciitilde": "~",
    "textunderscore": "_", "pm": "±", "times": "×", "cdot": "·", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "approx": "≈", "sim": "~", "mu": "μ", "textmu": "μ", "infty": "∞", "rightarrow": "→", "prime": "′", "dots": "…",
    "ldots": "…", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Omega": "Ω", "Sigma": "Σ",
    "textquotesingle": "'", "S": "§", "P": "¶", "pounds": "£", "euro": "€", "texteuro": "€", "space": " ",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}

_ACCENT = re.compile(
    r"\\(?:([`'^~=.\"])[ ]*|([uvHcdbkr])(?:[ ]+|(?=[{\\])))"
    r"(?:\{[ ]*(\\[ij]|[^\W\d_])?[ ]*\}|(\\[ij])(?![A-Za-z])[ ]?|([^\W\d_]))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:[ ]+|\{\})?")
_SIGN = re.compile(r"\\([&%$#_{}])")
_KEPT = {"&": "&", "%": "%", "$": "\ue000", "#": "#", "_": "_", "{": "\ue001", "}": "\ue002"}
_TYPED = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))


def plain(value: str) -> str:
    """The text that a field's value stands for, on one line."""
    if "\\" in value:
        value = _ACCENT.sub(_accented, value)
        value = _SIGN.sub(lambda found: _KEPT[found[1]], value)
        value = value.replace("\\\\", " ").replace("\\-", "").replace("\\/", "")
        value = _COMMAND.sub(lambda found: _LETTERS.get(found[1], ""), value)
        value = re.sub(r"\\(.)", r"\1", value)
    for typed, meant in _TYPED:
        value = value.replace(typed, meant)
    value = re.sub(r"[{}$]", "", value)
    value = value.replace("\ue000", "$").replace("\ue001", "{").replace("\ue002", "}")
    return " ".join(unicodedata.normalize("NFC", value).split())


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4] or found[5] or "").lstrip("\\")
    mark = _ACCENTS[found[1] or found[2]]
    return unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + mark) if letter else ""
