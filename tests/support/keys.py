"""Keys as a terminal sends them: names such as `enter`, `shift+tab` or `ctrl+q` to bytes.

Two ways of saying the same: the old one that every terminal knows, in which escape is the first byte of other keys,
and the kitty protocol, which a program switches on and in which every key is unmistakable.
"""

from __future__ import annotations

from enum import IntFlag


class Kitty(IntFlag):
    """What a program asked of the kitty keyboard protocol, as far as it changes which bytes a key press sends."""

    DISAMBIGUATE = 1
    ALL_KEYS = 8
    TEXT = 16


NO_KITTY = Kitty(0)

_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}

_CODES = {"escape": 27, "enter": 13, "tab": 9, "backspace": 127, "space": 32}
"""Keys that both ways send as a character."""

_LETTERS = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_LETTERS |= {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
"""Keys that end in a letter: `CSI A`, or `SS3 P` for the first function keys."""

_NUMBERS = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_NUMBERS |= {"f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24}
"""Keys sent as a number and a tilde: `CSI 5 ~`."""


def key_bytes(key: str, kitty: Kitty = NO_KITTY) -> bytes:
    """What the press of *key* sends: a name, a name with `shift+`, `alt+`, `ctrl+` before it, or one character.

    Raises ValueError for a key that no name tells, or that the old way cannot send.
    """
    *before, name = [key] if len(key) == 1 else key.removesuffix("+").split("+")
    name = "+" if key.endswith("++") else name
    if unknown := [word for word in before if word and word not in _MODIFIERS]:
        raise ValueError(f"no such modifier in {key!r}: {unknown[0]}")
    modifiers = sum(_MODIFIERS[word] for word in before if word)
    if name in _LETTERS:
        return _letter_key(name, modifiers)
    if name in _NUMBERS:
        return f"\x1b[{_NUMBERS[name]}{f';{modifiers + 1}' if modifiers else ''}~".encode()
    if name not in _CODES and len(name) != 1:
        raise ValueError(f"no such key: {key!r}")
    if Kitty.ALL_KEYS in kitty or (Kitty.DISAMBIGUATE in kitty and _is_ambiguous(name, modifiers)):
        return _kitty_key(name, modifiers, kitty)
    return _old_key(key, name, modifiers)


def _letter_key(name: str, modifiers: int) -> bytes:
    if modifiers:
        return f"\x1b[1;{modifiers + 1}{_LETTERS[name]}".encode()
    return f"\x1b{'O' if name.startswith('f') else '['}{_LETTERS[name]}".encode()


def _is_ambiguous(name: str, modifiers: int) -> bool:
    """Whether the old way cannot tell the key from another, or from the start of a sequence."""
    if name in ("enter", "tab", "backspace"):
        return modifiers != 0
    return name == "escape" or modifiers & ~_MODIFIERS["shift"] != 0


def _kitty_key(name: str, modifiers: int, kitty: Kitty) -> bytes:
    """`CSI code ; modifiers ; text u`; a capital is its small letter with shift, as on a keyboard."""
    code = _CODES.get(name) or ord(name)
    if len(name) == 1 and name != name.lower() and len(name.lower()) == 1:
        code, modifiers = ord(name.lower()), modifiers | _MODIFIERS["shift"]
    is_text = (len(name) == 1 or name == "space") and not modifiers & ~_MODIFIERS["shift"]
    sent = f"{code};{modifiers + 1}" if modifiers else f"{code}"
    if is_text and Kitty.TEXT in kitty:
        sent += f"{'' if modifiers else ';'};{_CODES.get(name) or ord(name)}"
    return f"\x1b[{sent}u".encode()


def _old_key(key: str, name: str, modifiers: int) -> bytes:
    if name == "tab" and modifiers == _MODIFIERS["shift"]:
        return b"\x1b[Z"
    prefix = b"\x1b" if modifiers & _MODIFIERS["alt"] else b""
    match modifiers & ~_MODIFIERS["alt"]:
        case 0:
            return prefix + chr(_CODES.get(name) or ord(name)).encode()
        case 4 if name == "space":
            return prefix + b"\x00"
        case 4 if len(name) == 1 and "@" <= name.upper() <= "_":
            return prefix + bytes([ord(name.upper()) & 0x1F])
        case _:
            raise ValueError(f"terminals cannot send {key!r} without the kitty protocol")
