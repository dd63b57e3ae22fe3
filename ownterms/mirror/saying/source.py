"""The nine tests in the words of their source, letter for letter: never put into another language or mended.

Mike Chitty, “Is your work person centred? Really…”, a post on his weblog.
"""

from typing import Final

WRITER: Final = "Mike Chitty"
POST: Final = "Is your work person centred? Really…"

TESTS: Final = {
    "N1": "you have been told/asked/contracted to do so by a policy maker",
    "N2": "only works on predefined agendas, with pre-defined ‘solutions’ and services",
    "N3": "in some way broken, faulty or otherwise in need of your modification",
    "N4": "push your services on people without being invited",
    "N5": "decisions that prioritise achieving targets over the wellbeing of the people that use your service",
    "C1": "At the invitation of the person – they invite you to work with them",
    "C2": "When the person sets out their agenda and accesses the support that they choose",
    "C3": "with ‘professional service providers’ and/or with their neighbours and peers",
    "C4": "When the ‘whole’ person is acknowledged and accepted",
}
