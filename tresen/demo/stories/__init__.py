from tresen.demo.agreed import agree
from tresen.demo.teller import Teller

from . import answered, charged, closed, quoted, today, waiting


def tell_all(*, now):
    teller = Teller(now)
    agree(by=teller.person("ada"), at=teller.ago(35, "10:00"))
    for chapter in (closed, answered, charged, quoted, waiting, today):
        chapter.tell(teller)
    teller.lets_time_pass()
