"""While one mail of a batch is filed, the next ones are read: the reader is another process."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tresen.mail.reading import read_what_can_be_read


@contextmanager
def reading_ahead(raws):
    """{key: how to get what was read}; where a mail cannot be read, that says why instead.

    One after the other, so that one reader is enough.
    """
    beside = ThreadPoolExecutor(1)
    try:
        yield {key: beside.submit(read_what_can_be_read, raw).result for key, raw in raws.items()}
    finally:
        beside.shutdown(cancel_futures=True)
