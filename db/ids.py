"""Ids are hashes of what makes a row itself."""

from __future__ import annotations

import hashlib

from regesta.extract.model import Entity


def hashed(*parts: object) -> str:
    """16 hex digits over the parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def entity_id(entity: Entity) -> str:
    return hashed("entity", entity.kind, entity.key or entity.name.casefold())
