from random import Random

from tresen.house.keys import ring
from tresen.house.models import Key
from tresen.lib import ticket_id
from tresen.lib.memory import remembering

from .cast import engage_staff, welcome_customers
from .chronicle import Chronicle
from .copying import reserve_in
from .lives import live
from .pile import Pile
from .world import World

CHUNK = 2_000
SEED = 8_140


def gather(tickets, *, now):
    """A founded house gets staff, customers and so many tickets; returns who may speak."""
    with remembering():
        return _gather(tickets, now)


def _gather(tickets, now):
    world, pile = World(now, Random(SEED)), Pile()
    staff, speakers = engage_staff(), welcome_customers(tickets)
    for count, number in enumerate(_numbers(tickets), 1):
        speaker, colleague = world.dice.choice(speakers), world.dice.choice(staff)
        Chronicle(world, pile, live(number, speaker, colleague, world)).write()
        if count % CHUNK == 0:
            pile.clear_away()
    pile.clear_away()
    return speakers


def _numbers(count):
    key = ring(Key.Purpose.TICKET_ID)[1]
    first = reserve_in("'tickets_number'", [], count)
    return (ticket_id.number(first + place, key) for place in range(count))
