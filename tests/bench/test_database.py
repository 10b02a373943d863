import psycopg
import pytest

from tresen.bench.database import bench_database
from tresen.engine.errors import EngineError


def test_a_database_in_use_is_refused_and_left_alone(database_url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", database_url)

    with pytest.raises(EngineError, match="empty database"), bench_database():
        pass

    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT count(*) FROM people_person").fetchone() == (1,)
