"""Discloses the records of a dossier for one audience and keeps the names by which they refer to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from yellowplate.export.audience import disclose, may_see
from yellowplate.export.exporter import Audience, Dossier
from yellowplate.export.told import Told
from yellowplate.export.words import Screen
from yellowplate.records import PartySeen, Post, Statement, Subject, SubjectKind, TextRole, VehicleFile
from yellowplate.records.ids import identify

EXACT = frozenset({"vin", "vin_alternative", "plate", "price", "mileage", "year", "claim_registered"})
"""Properties whose values are numbers by nature and not screened for long runs of digits."""


def all_statements(dossier: Dossier) -> dict[str, Statement]:
    """Return every statement of a dossier by id, in order of id."""
    found = {one.id: one for file in dossier.vehicles for one in file.statements}
    found.update({one.id: one for one in dossier.statements})
    return dict(sorted(found.items()))


def _closed_words(dossier: Dossier, statements: Iterable[Statement], audience: Audience) -> set[str]:
    closed: set[str] = set()
    for statement in statements:
        closed.update(link.speaker for link in statement.said_by)
        if not may_see(statement, audience):
            closed.update((statement.value, statement.value.partition(":")[2], statement.raw))
        if not statement.subject.key.startswith("vin:"):
            closed.add(statement.subject.key)
    for post in dossier.posts:
        closed.update((post.post_id, post.url))
        if post.author:
            closed.update((post.author.id, post.author.handle, post.author.name))
        closed.update(text.text for text in post.texts if text.role in (TextRole.AUTHOR_NAME, TextRole.AUTHOR_PROFILE))
    for file in dossier.vehicles:
        closed.update(party.key for party in file.parties)
        closed.update(party.key.rpartition(":")[2] for party in file.parties)
        closed.update(claim.holder for claim in file.claims)
    for item in dossier.items.values():
        closed.update((item.origin, item.origin.rpartition("/")[2]))
    closed.update(refusal.file for refusal in dossier.refusals)
    return closed


class Lens:
    """Discloses records for one audience and keeps the names by which they refer to each other."""

    def __init__(self, dossier: Dossier, audience: Audience) -> None:
        self.audience = audience
        self.is_public = audience is Audience.PUBLIC
        self.statements = all_statements(dossier)
        open_ids = [name for name, one in self.statements.items() if may_see(one, audience)]
        width = len(str(len(open_ids)))
        self.names = {name: f"s{n:0{width}}" if self.is_public else name for n, name in enumerate(open_ids, 1)}
        vins = {file.vin for file in dossier.vehicles} | {
            one for file in dossier.vehicles for one in file.vin_alternatives
        }
        plates = {one.value for one in self.statements.values() if one.property in EXACT}
        self.screen = Screen(
            _closed_words(dossier, self.statements.values(), audience) if self.is_public else (), vins | plates
        )
        self.shown_posts: dict[str, Post] = {}
        self.keys = {file.key: self._key(file) for file in dossier.vehicles}
        self.posts: dict[str, list[Post]] = {}
        for post in dossier.posts:
            for item in (*post.media, post.locator.item):
                self.posts.setdefault(item, []).append(post)

    def _key(self, file: VehicleFile) -> str:
        if not self.is_public or file.key.startswith("vin:"):
            return file.key
        return identify("car", [file.key])

    def _subject(self, statement: Statement) -> str:
        if statement.subject.kind in (SubjectKind.VEHICLE, SubjectKind.PARTY):
            return statement.subject.key if statement.subject.key.startswith("vin:") else ""
        return self.screen(statement.subject.key)

    def refer(self, names: Iterable[str]) -> tuple[str, ...]:
        """Translate ids of statements to the names this audience sees; closed ones fall away."""
        return tuple(self.names[name] for name in names if name in self.names)

    def post_of(self, statement: Statement) -> Post | None:
        """Find the post a statement stands in, or the first that names the item it was read from; disclosed."""
        place = statement.locator
        beside = self.posts.get(place.item, [])
        told = [post for post in beside if post.locator.item == place.item]
        exact = [
            post
            for post in told
            if place.field == post.locator.field or place.field.startswith(f"{post.locator.field}/")
        ]
        best = max(exact, key=lambda post: len(post.locator.field), default=None)
        if best is None and len(beside) >= 1 and not told:
            best = beside[0]
        if best is None:
            return None
        if best.id not in self.shown_posts:
            self.shown_posts[best.id] = self.show_post(best)
        return self.shown_posts[best.id]

    def show_post(self, post: Post) -> Post:
        """Disclose a post; partners do not get what its author wrote about themselves."""
        shown = disclose(post, self.audience, self.screen)
        if self.audience is Audience.OWN:
            return shown
        return replace(shown, texts=tuple(text for text in shown.texts if text.role is not TextRole.AUTHOR_PROFILE))

    def tell(self, name: str) -> Told:
        """Disclose one statement by its id."""
        original = self.statements[name]
        shown = disclose(original, self.audience, self.screen)
        if self.is_public:
            exact = original.property in EXACT
            shown = replace(
                shown,
                value=original.value if exact else shown.value,
                raw=original.raw if exact and original.raw == original.value else shown.raw,
                subject=Subject(shown.subject.kind, self._subject(original)),
            )
        if self.audience is not Audience.OWN:
            shown = replace(shown, reader="a person" if original.reader.startswith("person:") else shown.reader)
        because = self.refer(original.because) or (("a statement not shown here",) if original.because else ())
        superseded = self.refer([original.supersedes]) if original.supersedes else ()
        if self.is_public:
            shown = replace(shown, because=because, supersedes=superseded[0] if superseded else "")
        return Told(self.names[name], shown, self.post_of(original))


def show_file(lens: Lens, file: VehicleFile) -> VehicleFile:
    """Disclose a vehicle file and translate its references; its statements are told apart from it."""
    shown = disclose(replace(file, statements=()), lens.audience, lens.screen)
    parties: tuple[PartySeen, ...] = tuple(replace(one, statements=lens.refer(one.statements)) for one in shown.parties)
    key = lens.keys[file.key]
    return replace(
        shown,
        key=key,
        parties=parties,
        conflicts=tuple(name for name in file.conflicts if _is_open(lens, file, name)),
        claims=tuple(
            replace(one, vehicle=key, statements=lens.refer(one.statements) or ("not shown",)) for one in shown.claims
        ),
        sightings=tuple(
            replace(one, statements=lens.refer(one.statements) or ("not shown",)) for one in shown.sightings
        ),
        stages=tuple(replace(one, statements=lens.refer(one.statements)) for one in shown.stages),
        linked=tuple(lens.keys[one] for one in file.linked if one in lens.keys),
        nearby=lens.refer(file.nearby),
    )


def _is_open(lens: Lens, file: VehicleFile, name: str) -> bool:
    ours = [one for one in file.statements if one.property == name]
    return not ours or any(may_see(one, lens.audience) for one in ours)
