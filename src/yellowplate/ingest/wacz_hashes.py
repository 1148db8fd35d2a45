"""The hashes that a WACZ states about itself, and whether they hold.

Two layouts: 1.1 writes `resources[].hash` as "sha256:<hex>"; 1.0.0 writes `resources[].stats.hash` with `hashing`
beside it. `datapackage-digest.json` states the hash of `datapackage.json` and may carry a signature.

Source: https://specs.webrecorder.net/wacz/1.1.1/, https://specs.webrecorder.net/wacz-auth/0.1.0/
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass, field

from yellowplate.ingest.entries import Break, read_document
from yellowplate.ingest.packed import measure, read_member
from yellowplate.ingest.shown import word
from yellowplate.records.errors import TooLarge, UnreadableInput
from yellowplate.records.ids import Plain

PACKAGE = "datapackage.json"
DIGEST = "datapackage-digest.json"
_ALGORITHMS = frozenset(("sha256", "sha512", "sha1", "md5"))
_FORM = re.compile(r"(?:(\w[\w-]*):)?([0-9a-fA-F]+)")
_NOT_VERIFIED = "present, not verified: that needs the chain of the certificate and the authority of the time stamp"


@dataclass(slots=True)
class Checks:
    """What was checked and how it came out.

    Attributes:
        package: the content of `datapackage.json`, empty where it is missing or broken.
        told: name of the check to its outcome, for the reader of the dossier.
        faults: what differs, is missing or is broken.
        readable: names of members that could be read through.
    """

    package: dict[str, Plain] = field(default_factory=dict)
    told: dict[str, Plain] = field(default_factory=dict)
    faults: list[Break] = field(default_factory=list)
    readable: set[str] = field(default_factory=set)


def stated_hash(resource: dict[str, Plain]) -> tuple[str, str]:
    """Read the hash a resource states, in either layout.

    Returns:
        Algorithm as `hashlib` names it and lower-case hex digits; ("", "") where it states none.

    >>> stated_hash({"hash": "sha256:AB"}), stated_hash({"stats": {"hash": "ab"}, "hashing": "sha256"})
    (('sha256', 'ab'), ('sha256', 'ab'))
    """
    stats = resource.get("stats")
    written = word(resource, "hash") or (word(stats, "hash") if isinstance(stats, dict) else "")
    match = _FORM.fullmatch(written)
    if not match:
        return "", ""
    algorithm = match.group(1) or word(resource, "hashing") or "sha256"
    return algorithm.lower().replace("-", ""), match.group(2).lower()


def _document(
    archive: zipfile.ZipFile, safe: dict[str, zipfile.ZipInfo], name: str, origin: str
) -> dict[str, Plain] | Break:
    try:
        raw = read_member(archive, safe[name], origin)
    except UnreadableInput as error:
        return Break(name, error.reason)
    value = read_document(raw.decode("utf-8-sig", "surrogateescape"))
    if isinstance(value, Break):
        return Break(f"{name}, {value.place}", value.reason)
    return value if isinstance(value, dict) else Break(name, "not an object of fields")


def _resources(package: dict[str, Plain]) -> dict[str, dict[str, Plain]]:
    listed = package.get("resources")
    rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    return {word(row, "path"): row for row in rows if word(row, "path")}


def _check_package(archive: zipfile.ZipFile, safe: dict[str, zipfile.ZipInfo], origin: str, checks: Checks) -> None:
    if PACKAGE not in safe:
        checks.faults.append(Break(PACKAGE, "missing: no hash of any member can be checked"))
    else:
        package = _document(archive, safe, PACKAGE, origin)
        if isinstance(package, Break):
            checks.faults.append(package)
        else:
            checks.package = package
    checks.told["datapackage_hash"] = "not checked: the archive has no digest of it"
    checks.told["signature"] = "none"
    if DIGEST not in safe:
        return
    digest = _document(archive, safe, DIGEST, origin)
    if isinstance(digest, Break):
        checks.faults.append(digest)
        return
    signed = digest.get("signedData")
    signed = signed if isinstance(signed, dict) else {}
    if word(signed, "signature"):
        checks.told["signature"] = _NOT_VERIFIED
        for name in ("domain", "created", "software", "publicKey"):
            if word(signed, name):
                checks.told[f"signature_{name}"] = word(signed, name)
    if PACKAGE in safe:
        _check_digest(read_member(archive, safe[PACKAGE], origin), digest, signed, checks)


def _check_digest(raw: bytes, digest: dict[str, Plain], signed: dict[str, Plain], checks: Checks) -> None:
    algorithm, stated = stated_hash(digest)
    if algorithm not in _ALGORITHMS:
        checks.told["datapackage_hash"] = "not checked: no hash that is known is stated"
        return
    holds = hashlib.new(algorithm, raw).hexdigest() == stated
    checks.told["datapackage_hash"] = "holds" if holds else "differs"
    if not holds:
        checks.faults.append(Break(PACKAGE, f"its {algorithm} is not the one that {DIGEST} states"))
    if word(signed, "hash") and stated_hash(signed) != (algorithm, stated):
        checks.faults.append(Break(DIGEST, "the hash that was signed is not the hash it states"))


def check(archive: zipfile.ZipFile, safe: dict[str, zipfile.ZipInfo], origin: str) -> Checks:
    """Check every hash an archive states.

    Args:
        archive: the open archive.
        safe: members by name.
        origin: name of the archive for errors.

    Raises:
        TooLarge: a member unpacks beyond the limits.
    """
    checks = Checks()
    _check_package(archive, safe, origin, checks)
    resources = _resources(checks.package)
    counted = {"hold": 0, "differ": 0, "missing": 0, "not stated": 0}
    for name in sorted(safe):
        algorithm, stated = stated_hash(resources[name]) if name in resources else ("", "")
        is_known = algorithm in _ALGORITHMS
        try:
            measured = measure(archive, safe[name], origin, {algorithm} if is_known else set())
        except TooLarge:
            raise
        except UnreadableInput as error:
            checks.faults.append(Break(name, error.reason))
            continue
        checks.readable.add(name)
        if not measured.is_whole:
            checks.faults.append(Break(name, "its gzip layer breaks off", "What stands before the break was read."))
        if name in (PACKAGE, DIGEST):
            continue
        if not is_known:
            counted["not stated"] += 1
            continue
        holds = measured.digests[algorithm] == stated
        counted["hold" if holds else "differ"] += 1
        if not holds:
            reason = f"its {algorithm} is {measured.digests[algorithm]}, {PACKAGE} states {stated}"
            checks.faults.append(Break(name, reason, "Get the archive from its origin again."))
    for name in sorted(set(resources) - set(safe)):
        counted["missing"] += 1
        checks.faults.append(Break(name, f"{PACKAGE} lists it, the archive does not hold it"))
    checks.told["resource_hashes"] = {name: number for name, number in counted.items() if number or name == "hold"}
    return checks
