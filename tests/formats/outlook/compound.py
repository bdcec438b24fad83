"""Writes compound files and Outlook messages by hand, for the tests only ([MS-CFB], [MS-OXMSG])."""

from __future__ import annotations

import struct

SECTOR, MINI = 512, 64
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:  # noqa: C901  # one file layout, told in its order
    """Return a compound file with these streams (bytes) and storages (dicts)."""
    entries: list[list] = [["Root Entry", 5, FREE, FREE, FREE, END, 0]]
    mini = b""
    mini_fat: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(data: bytes) -> int:
        start = len(sectors)
        pieces = [data[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(data), SECTOR)]
        for n, piece in enumerate(pieces):
            sectors.append(piece)
            fat.append(start + n + 1 if n + 1 < len(pieces) else END)
        return start if pieces else END

    def add(tree: Tree) -> int:
        nonlocal mini
        first = before = FREE
        for name, content in sorted(tree.items(), key=lambda one: (len(one[0]), one[0].upper())):
            number = len(entries)
            if isinstance(content, dict):
                entries.append([name, 1, FREE, FREE, FREE, 0, 0])
                entries[number][4] = add(content)
            elif len(content) < 4096:
                count = -(-len(content) // MINI)
                start = len(mini_fat) if count else END
                mini_fat.extend([*range(len(mini_fat) + 1, len(mini_fat) + count), END][:count])
                mini += content.ljust(count * MINI, b"\0")
                entries.append([name, 2, FREE, FREE, FREE, start, len(content)])
            else:
                entries.append([name, 2, FREE, FREE, FREE, chain(content), len(content)])
            if before == FREE:
                first = number
            else:
                entries[before][3] = number
            before = number
        return first

    entries[0][4] = add(tree)
    entries[0][5], entries[0][6] = chain(mini), len(mini)
    mini_start = chain(struct.pack(f"<{len(mini_fat)}I", *mini_fat) + b"\xff" * (-len(mini_fat) * 4 % SECTOR))
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, left, right, child)
        + bytes(16)
        + struct.pack("<IQQIQ", 0, 0, 0, start, size)
        for name, kind, left, right, child, start, size in entries
    )
    directory += (bytes(64) + struct.pack("<HBBIII", 0, 0, 0, FREE, FREE, FREE) + bytes(48)) * (
        -len(entries) % 4
    )
    directory_start = chain(directory)
    count = 1
    while count * 128 < len(fat) + count:
        count += 1
    fat_start = len(sectors)
    fat += [FAT] * count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory_start, 0, 4096,
                          mini_start, -(-len(mini_fat) * 4 // SECTOR), END, 0, fat_start)  # fmt: skip
    header += struct.pack(f"<{count - 1}I", *range(fat_start + 1, fat_start + count))
    return header.ljust(SECTOR, b"\xff") + b"".join(sectors) + table


def properties(values: dict[int, object], head: int) -> Tree:
    """Return the streams of some properties: text, bytes and numbers."""
    table, streams = bytes(head), {}
    for number, value in values.items():
        if isinstance(value, int):
            table += struct.pack("<HHIII", 3, number, 6, value, 0)
            continue
        kind, data = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
        table += struct.pack("<HHIII", kind, number, 6, len(data), 0)
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
    return {"__properties_version1.0": table, **streams}


def message(
    values: dict[int, object],
    recipients: list[dict[int, object]] = [],  # noqa: B006  # never changed
    attachments: list[tuple[dict[int, object], Tree | None]] = [],  # noqa: B006
    head: int = 32,
) -> Tree:
    """Return the storage of a message; an attachment may hold a message's storage."""
    tree = properties(values, head)
    for number, one in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = properties(one, 8)
    for number, (one, inner) in enumerate(attachments):
        storage = properties(one, 8)
        if inner is not None:
            storage["__substg1.0_3701000D"] = inner
        tree[f"__attach_version1.0_#{number:08X}"] = storage
    return tree
