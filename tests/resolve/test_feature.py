"""Contract of the match features."""

from __future__ import annotations

import pytest

from tests.factories import a_post, told
from yellowplate.resolve import match_features, version
from yellowplate.resolve.feature import Feature


@pytest.mark.parametrize("feature", match_features(), ids=lambda feature: feature.name)
def test_every_feature_is_named_versioned_and_explained(feature: Feature) -> None:
    assert feature.name in version()
    assert feature.version >= 1
    assert feature.why.endswith(".")


@pytest.mark.parametrize("feature", match_features(), ids=lambda feature: feature.name)
def test_what_means_nothing_has_no_keys(feature: Feature) -> None:
    assert feature.statement_keys(told("papers", "present: invoice")) == ()
    assert feature.post_keys(a_post(author=None)) == ()
