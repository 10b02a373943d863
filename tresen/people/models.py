from .login import Login
from .once import Once
from .person import Address, Person
from .staff import Staff
from .team import Team
from .tokens import Token
from .trail import Trace

__all__ = ["Address", "Login", "Once", "Person", "Staff", "Team", "Token", "Trace"]
