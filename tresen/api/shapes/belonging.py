from django.db.models import Q


def of_its_customer(rows, ticket, reader):
    """What was for another customer, before the ticket was placed with this one, is for staff.

    What was before the reader was let in is not for them, either.
    """
    if reader.is_staff:
        return rows
    if ticket.reads_since:
        rows = rows.filter(at__gte=ticket.reads_since)
    return rows.filter(Q(customer=None) | Q(customer=ticket.customer_id))
