from tresen.people.models import Person

MOST = 50


def readers_of(ticket):
    """Who on the customer's side may read this ticket; `takes_part` marks who gets the mails."""
    return Person.objects.raw(
        """
        SELECT person.*, takes_part,
            (
                SELECT email FROM people_address
                WHERE person_id = person.id ORDER BY id LIMIT 1
            ) AS mail
        FROM (
            SELECT person_id, bool_or(part) AS takes_part
            FROM (
                SELECT person_id, true AS part FROM tickets_participant AS participant
                WHERE ticket_id = %(ticket)s AND NOT EXISTS (
                    SELECT FROM customers_contact AS former
                    WHERE former.person_id = participant.person_id
                    AND customer_id = %(customer)s AND ended_at IS NOT NULL
                )
                UNION ALL
                SELECT person_id, false FROM customers_contact
                WHERE customer_id = %(customer)s AND ended_at IS NULL AND sees_all_tickets
            ) AS allowed
            GROUP BY person_id
        ) AS readers
        JOIN people_person AS person ON person.id = person_id
        ORDER BY takes_part DESC, name
        LIMIT %(most)s
        """,
        {"ticket": ticket.pk, "customer": ticket.customer_id, "most": MOST},
    )
