"""The test's own server does what the tests of the databases rest on."""

from __future__ import annotations

from qgis.core import QgsProviderRegistry

from tests.services.postgres import CONNECTION


def test_the_server_answers_through_qgis(postgres):
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    connection = metadata.findConnection(CONNECTION)
    assert connection is not None
    assert connection.executeSql("SELECT ST_X(ST_MakePoint(7, 8)), 'æ'") == [[7.0, "æ"]]
    assert int(postgres.sql("SHOW server_version_num")[0][0]) >= 150_000
