from tresen.costs.sentences import euros
from tresen.house.models import Provider


def sum_in_words(amount):
    """In the currency of the house. Pages remember it."""
    return euros(amount, Provider.current().currency)
