"""How much of a letter is taken apart; what lies beyond is kept whole as an attachment."""

DEPTH = 30
HEAD = 200_000
PARTS = 1000
FIELDS = 20_000
FIELD_LENGTH = 1_000_000
PARAMETERS = 100
MAILBOXES = 5_000
REFERENCES = 500
TAGS = 500_000
SAMPLE = 16_384
