from .login import Login
from .person import Address, Person
from .staff import Staff, Team
from .tokens import Token

__all__ = ["Address", "Login", "Person", "Staff", "Team", "Token"]
